package dev.touchstone.training.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts cut into short pieces to learn from. A piece ends after a full stop where it can, so that
 * the next one does not begin in the middle of a line, and each begins with the last token of the
 * one before.
 */
final class Pieces {

  private Pieces() {}

  /**
   * Cuts a text.
   *
   * @param stop the full stop's id
   * @param length how many tokens a piece predicts at most
   */
  static List<int[]> of(int[] text, int stop, int length) {
    List<int[]> pieces = new ArrayList<>();
    int last = text.length - 1;
    for (int from = 0; from < last; ) {
      int to = from + length < last ? end(text, stop, from, from + length) : last;
      pieces.add(Arrays.copyOfRange(text, from, to + 1));
      from = to;
    }
    return pieces;
  }

  private static int end(int[] text, int stop, int from, int to) {
    for (int i = to; i > from; i--) {
      if (text[i] == stop) {
        return i;
      }
    }
    return to;
  }

  /** What is read of a piece: all but its last token. */
  static int[] read(int[] piece) {
    return Arrays.copyOf(piece, piece.length - 1);
  }

  /** What comes after each of those. */
  static int[] next(int[] piece) {
    return Arrays.copyOfRange(piece, 1, piece.length);
  }
}
