package dev.touchstone.server.competition;

import dev.touchstone.reference.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * What a team without a nickname is called where names are not shown: always the same, and no clue.
 */
final class Alias {

  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 5;

  private Alias() {}

  /**
   * @param competition its id, which no page shows: without it nobody finds the team's number
   */
  static Text of(long team, UUID competition) {
    byte[] hash = hash(competition + " " + team);
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(LETTERS.charAt(hash[i] & 31));
    }
    return new Text("队伍 " + code, "Team " + code);
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
