package dev.touchstone.training.language;

import dev.touchstone.reference.Draw;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A string of letters, to be written backwards.
 *
 * @param letters an id each
 * @param reversed ids as well
 */
record Reversal(int[] letters, int[] reversed) {

  static final int BEGIN = 1;
  static final int END = 2;
  static final int VOCABULARY = 29;
  static final int LONGEST = 8;

  private static final int SHORTEST = 4;
  private static final int A = 3;

  static Reversal random(Draw draw) {
    int length = draw.integer(SHORTEST, LONGEST);
    int[] letters = IntStream.range(0, length).map(i -> draw.integer(A, VOCABULARY - 1)).toArray();
    return new Reversal(
        letters, IntStream.range(0, length).map(i -> letters[length - 1 - i]).toArray());
  }

  /** Two strings of letters from a to z. */
  static Reversal of(String letters, String reversed) {
    return new Reversal(ids(letters), ids(reversed));
  }

  private static int[] ids(String letters) {
    return letters.chars().map(letter -> letter - 'a' + A).toArray();
  }

  /** What the decoder is fed while it learns: the begin, then the reversed string. */
  int[] fed() {
    return join(new int[] {BEGIN}, reversed());
  }

  /** What it should say: the reversed string, then the end. */
  int[] wanted() {
    return join(reversed(), new int[] {END});
  }

  private static int[] join(int[]... parts) {
    return Stream.of(parts).flatMapToInt(Arrays::stream).toArray();
  }
}
