package dev.touchstone.training.attention;

import dev.touchstone.reference.Draw;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Short strings of digits, each digit an id, between the marks for begin and end. */
final class Digits {

  static final int BEGIN = 1;
  static final int END = 2;
  static final int VOCABULARY = 13;
  static final int LONGEST = 6;

  private static final int ZERO = 3;
  private static final int SHORTEST = 2;

  private Digits() {}

  static int[] random(Draw draw) {
    return IntStream.range(0, draw.integer(SHORTEST, LONGEST))
        .map(i -> ZERO + draw.integer(0, 9))
        .toArray();
  }

  /** What the decoder is fed: begin, then the sorted digits. */
  static int[] fed(int[] digits) {
    return join(new int[] {BEGIN}, sorted(digits));
  }

  /** What it should say: the sorted digits, then the end. */
  static int[] wanted(int[] digits) {
    return join(sorted(digits), new int[] {END});
  }

  static List<Integer> key(int[] digits) {
    return Arrays.stream(digits).boxed().toList();
  }

  private static int[] sorted(int[] digits) {
    int[] sorted = digits.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static int[] join(int[]... parts) {
    return Stream.of(parts).flatMapToInt(Arrays::stream).toArray();
  }
}
