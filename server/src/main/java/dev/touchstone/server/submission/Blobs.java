package dev.touchstone.server.submission;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files by the SHA-256 of their content: the same file twice is stored once. */
@Component
public class Blobs {

  private final JdbcClient jdbc;

  Blobs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public String keep(byte[] content) {
    String hash = sha256(content);
    do {
      jdbc.sql("insert into blob (sha256, content) values (?, ?) on conflict do nothing")
          .params(hash, content)
          .update();
    } while (!holds(hash));
    return hash;
  }

  // Until this transaction ends nobody forgets it, so that what is stored next may refer to it.
  private boolean holds(String hash) {
    return jdbc.sql("select true from blob where sha256 = ? for key share")
        .param(hash)
        .query(Boolean.class)
        .optional()
        .isPresent();
  }

  /** Removes a file that nothing refers to any more; where something does, it stays. */
  public void forget(String hash) {
    try {
      jdbc.sql("delete from blob where sha256 = ?").param(hash).update();
    } catch (DataIntegrityViolationException stillNeeded) {
      // The schema knows better than any list of tables kept here.
    }
  }

  public byte[] read(String hash) {
    return jdbc.sql("select content from blob where sha256 = ?")
        .param(hash)
        .query(byte[].class)
        .single();
  }

  /** In hexadecimal. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
