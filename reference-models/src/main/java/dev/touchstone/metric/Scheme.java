package dev.touchstone.metric;

import java.util.List;

/**
 * How tags mark spans: which letters there are. B begins, I and M are inside, E ends, S stands
 * alone, O is outside.
 */
enum Scheme {
  /**
   * Whatever the truth uses: with nothing but B, I and O it is BIO, otherwise one of the others.
   */
  AUTO("BIOMES"),
  BIO("BIO"),
  BMES("BMES"),
  BMESO("BMESO"),
  BIOES("BIOES");

  private final String letters;

  Scheme(String letters) {
    this.letters = letters;
  }

  boolean has(char letter) {
    return letters.indexOf(letter) >= 0;
  }

  /** Whether a span may begin with B and end with I: only BIO has no mark for the end. */
  boolean endsOpen() {
    return this == BIO;
  }

  Scheme of(List<List<String>> tags) {
    if (this != AUTO) {
      return this;
    }
    boolean plain =
        tags.stream()
            .flatMap(List::stream)
            .allMatch(tag -> !tag.isEmpty() && BIO.has(tag.charAt(0)));
    return plain ? BIO : AUTO;
  }
}
