package dev.touchstone.server.receipt;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys in the database. The first is made when it is first asked for; of two servers that make
 * one at the same moment the first to store it wins, and both use that one.
 */
@Component
class ReceiptKeys {

  private static final String ALGORITHM = "Ed25519";
  private static final int FIRST = 1;

  /** The key to sign with now. */
  record Signer(int number, PrivateKey key) {

    byte[] sign(byte[] text) {
      try {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(text);
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  ReceiptKeys(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Signer signer() {
    return newest().orElseGet(this::make);
  }

  /** Whether this key signed that; false also where there is no such key. */
  boolean signed(int number, byte[] text, byte[] signature) {
    return publicKey(number).filter(key -> verifies(key, text, signature)).isPresent();
  }

  /** In X.509, as {@code openssl pkey -pubin -inform DER} reads it. */
  Optional<byte[]> encodedPublicKey(int number) {
    return jdbc.sql("select public_key from receipt_key where number = ?")
        .param(number)
        .query(byte[].class)
        .optional();
  }

  private Optional<Signer> newest() {
    return jdbc.sql("select number, private_key from receipt_key order by number desc limit 1")
        .query(
            (row, at) -> new Signer(row.getInt("number"), privateKey(row.getBytes("private_key"))))
        .optional();
  }

  private Signer make() {
    KeyPair pair = pair();
    jdbc.sql(
            """
            insert into receipt_key (number, private_key, public_key, created_at)
            values (?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            FIRST,
            pair.getPrivate().getEncoded(),
            pair.getPublic().getEncoded(),
            clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return newest().orElseThrow();
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PrivateKey privateKey(byte[] encoded) {
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<PublicKey> publicKey(int number) {
    return encodedPublicKey(number)
        .map(
            encoded -> {
              try {
                return KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(encoded));
              } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  // A signature of another length or shape is refused with an exception: it is no signature.
  private static boolean verifies(PublicKey key, byte[] text, byte[] signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(text);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
