package dev.touchstone.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of an ordered board a paired test can't tell apart. A group begins with a row that can
 * be told from the first of the group above; each row after it is compared with that first one. The
 * order stays as it is, and a group is always a stretch of it.
 *
 * <p>That two rows are in different groups does not say that they can be told apart: the last of
 * one and the first of the next may be as close as any. And among hundreds of comparisons some are
 * told apart by chance; a group says "not shown to differ", never "equal".
 */
public final class TieGroups {

  /** Says of two rows, by their place on the board, whether a test can't tell them apart. */
  @FunctionalInterface
  public interface Tied {
    boolean test(int first, int row);
  }

  private TieGroups() {}

  /**
   * @param ordered what each row's score rests on, the best first; null where that was not kept
   * @return the number of each row's group, from 0
   */
  public static int[] of(List<? extends @Nullable Evidence> ordered) {
    return of(ordered.size(), (first, row) -> tied(ordered.get(first), ordered.get(row)));
  }

  /** The same for a caller who looks each comparison up, or makes it, when it is needed. */
  public static int[] of(int rows, Tied tied) {
    int[] groups = new int[rows];
    int first = 0;
    for (int row = 1; row < rows; row++) {
      boolean joins = tied.test(first, row);
      groups[row] = groups[row - 1] + (joins ? 0 : 1);
      first = joins ? first : row;
    }
    return groups;
  }

  /**
   * Nothing can be said of a row whose evidence is missing or of another kind: it stands by itself.
   */
  public static boolean tied(@Nullable Evidence first, @Nullable Evidence row) {
    if (first == null || row == null) {
      return false;
    }
    PairedTest test = PairedTest.of(first, row);
    return test.paired() && !test.separates();
  }
}
