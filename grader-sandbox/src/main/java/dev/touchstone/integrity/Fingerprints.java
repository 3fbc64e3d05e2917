package dev.touchstone.integrity;

import java.util.ArrayList;
import java.util.List;

/**
 * Winnowed hashes of k tokens each: of every w in a row the smallest, of equals the last, so that
 * what two files share over k + w − 1 tokens is always found, wherever it stands (Schleimer,
 * Wilkerson, Aiken: Winnowing, 2003).
 */
final class Fingerprints {

  /** Tokens that a fingerprint covers. */
  static final int LENGTH = 12;

  private static final int WINDOW = 4;
  private static final long BASE = 1_000_003;

  /**
   * @param at the first of the tokens it covers
   */
  record Fingerprint(long hash, int at) {}

  private Fingerprints() {}

  static List<Fingerprint> of(List<Token> tokens) {
    long[] hashes = hashes(tokens);
    List<Fingerprint> picked = new ArrayList<>();
    int last = -1;
    for (int from = 0; from < hashes.length; from++) {
      int to = Math.min(hashes.length, from + WINDOW);
      int smallest = from;
      for (int i = from + 1; i < to; i++) {
        smallest = hashes[i] <= hashes[smallest] ? i : smallest;
      }
      if (smallest != last && smallest > last) {
        picked.add(new Fingerprint(hashes[smallest], smallest));
        last = smallest;
      }
      if (to == hashes.length) {
        break;
      }
    }
    return picked;
  }

  private static long[] hashes(List<Token> tokens) {
    int count = Math.max(0, tokens.size() - LENGTH + 1);
    long[] hashes = new long[count];
    for (int from = 0; from < count; from++) {
      long hash = 0;
      for (int i = from; i < from + LENGTH; i++) {
        hash = hash * BASE + tokens.get(i).kind().hashCode();
      }
      hashes[from] = mixed(hash);
    }
    return hashes;
  }

  /** The smallest must not be what is most frequent in Python. The finaliser of SplitMix64. */
  private static long mixed(long hash) {
    long h = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
    return h ^ (h >>> 31);
  }
}
