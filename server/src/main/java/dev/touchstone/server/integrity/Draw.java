package dev.touchstone.server.integrity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;

/**
 * A draw without replacement in which nobody is safe and nobody is sure: the chance to be drawn
 * next is a person's weight by that of all who are left (Efraimidis and Spirakis, Weighted random
 * sampling with a reservoir, 2006). Who knows the seed and the weights can draw again.
 *
 * <p>Weight 1 + 4 · risk. From SHA-256 of {@code seed:name} in UTF-8 the first 53 bits are a number
 * n; u = (n + ½) / 2⁵³; the largest ln(u) / weight come first.
 */
final class Draw {

  private static final double RISK = 4;
  private static final int BITS = 53;

  /** Somebody who may be drawn, with a risk from 0 to 1. */
  record Candidate(long accountId, String name, double risk) {

    double weight() {
      return 1 + RISK * risk;
    }
  }

  private Draw() {}

  /** All of them, those drawn first at the front. */
  static List<Candidate> order(String seed, List<Candidate> candidates) {
    return candidates.stream()
        .sorted(
            Comparator.comparingDouble((Candidate one) -> key(seed, one))
                .reversed()
                .thenComparing(Candidate::name))
        .toList();
  }

  static double key(String seed, Candidate candidate) {
    return Math.log(uniform(seed, candidate.name())) / candidate.weight();
  }

  private static double uniform(String seed, String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((seed + ":" + name).getBytes(StandardCharsets.UTF_8));
      long bits = ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - BITS);
      return (bits + 0.5) / (1L << BITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
