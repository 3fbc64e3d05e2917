package dev.touchstone.reference.linear;

import static dev.touchstone.reference.ArrayType.integers;
import static dev.touchstone.reference.ListType.listOf;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * k pairs (training indices, validation indices) of 0 … n − 1: block i of ⌊n/k⌋ indices validates
 * fold i, the last block takes the remainder as well, and all others train in their order.
 *
 * <p>Source: d2l 3.6 and 5.7, k-fold cross-validation.
 */
final class Kfold {

  private Kfold() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "kfold", 1)
        .parameter("n", integers())
        .parameter("k", integers())
        .requires("k", "it must be at least 2", in -> in.integer("k") >= 2)
        .requires(
            "k", "there are fewer samples than folds", in -> in.integer("k") <= in.integer("n"))
        .returns(listOf(integers("...")))
        .tolerance(Tolerance.EXACT)
        .cases(Kfold::cases)
        .reference(Kfold::reference)
        .misconceptions("drop_remainder", "swapped", "strided", "leak", "spread_remainder")
        .framework(Framework.NUMPY)
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int k = draw.integer(4, 6);
    int few = draw.integer(2, 3);
    int all = draw.integer(3, 7);
    int remainder = draw.integer(2, k - 1);
    return List.of(
        Case.example("example", "n", 7, "k", 3),
        Case.of("divisible", "n", few * draw.integer(3, 9), "k", few),
        Case.of("remainder", "n", k * draw.integer(2, 5) + remainder, "k", k),
        Case.of("leave_one_out", "n", all, "k", all));
  }

  private static List<int[]> reference(Inputs in, Slips slips) {
    int k = in.integer("k");
    int[] starts = starts(in.integer("n"), k, slips.has("spread_remainder"));
    int n = slips.has("drop_remainder") ? starts[k - 1] + starts[1] : in.integer("n");
    List<int[]> folds = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      int fold = i;
      int end = i == k - 1 ? n : starts[i + 1];
      IntPredicate validates =
          slips.has("strided")
              ? index -> index % k == fold
              : index -> starts[fold] <= index && index < end;
      IntPredicate trains = slips.has("leak") ? index -> true : validates.negate();
      folds.add(indices(n, slips.has("swapped") ? validates : trains));
      folds.add(indices(n, slips.has("swapped") ? trains : validates));
    }
    return folds;
  }

  /** Where the blocks begin; the remainder goes to the last one, or one each to the first ones. */
  private static int[] starts(int n, int k, boolean spread) {
    int extra = spread ? n % k : 0;
    return IntStream.range(0, k).map(i -> i * (n / k) + Math.min(i, extra)).toArray();
  }

  private static int[] indices(int n, IntPredicate chosen) {
    return IntStream.range(0, n).filter(chosen).toArray();
  }
}
