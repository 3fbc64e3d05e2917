package dev.touchstone.server.participation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The fair draw of a roll call, a function of its seed and its list alone.
 *
 * <p>In the n-th draw everybody who was not drawn in this roll call has the weight w = c + n, where
 * c is the number of calls since their last turn when it began: one more for every call that went
 * to somebody else. The first eight bytes of SHA-256 of the text {@code seed:n}, with the seed in
 * sixteen hexadecimal digits, as an unsigned number modulo the sum of the weights, fall on one of
 * them, in the order of the list. docs/participation.md has the same in ten lines of Python.
 */
final class Draw {

  private Draw() {}

  /** Everybody, in the order in which they are drawn. */
  static List<Long> order(long seed, List<Candidate> pool) {
    List<Candidate> left = new ArrayList<>(pool);
    List<Long> drawn = new ArrayList<>();
    for (int n = 1; !left.isEmpty(); n++) {
      drawn.add(left.remove(place(seed, n, left)).account());
    }
    return drawn;
  }

  private static int place(long seed, int n, List<Candidate> left) {
    long sum = left.stream().mapToLong(one -> one.calls() + (long) n).sum();
    long at = Long.remainderUnsigned(number(seed, n), sum);
    for (int i = 0; i < left.size(); i++) {
      at -= left.get(i).calls() + (long) n;
      if (at < 0) {
        return i;
      }
    }
    throw new IllegalStateException("beyond the last of " + left.size());
  }

  private static long number(long seed, int n) {
    return ByteBuffer.wrap(sha256(hex(seed) + ":" + n)).getLong();
  }

  /** The seed as it is shown: sixteen hexadecimal digits. */
  static String hex(long seed) {
    return HexFormat.of().toHexDigits(seed);
  }

  /** What can be shown before the draw, so that the seed cannot be another one afterwards. */
  static String fingerprint(long seed) {
    return HexFormat.of().formatHex(sha256(hex(seed))).substring(0, 16);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
