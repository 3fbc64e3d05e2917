package dev.touchstone.reference.linear;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Logits o (N, K) with a label y (N,) for each row: what a loss of classification is tried on. */
final class LabelledLogits {

  private LabelledLogits() {}

  static List<Case> cases(Draw draw, Case example) {
    int n = draw.integer(3, 6);
    int k = draw.integerExcept(3, 6, n);
    int square = draw.integer(3, 5);
    return List.of(
        example,
        sized(draw, "rectangular", n, k),
        sized(draw, "square", square, square),
        large(draw),
        sized(draw, "single", 1, draw.integer(3, 6)));
  }

  static Case sized(Draw draw, String name, int n, int k) {
    return Case.of(name, "o", draw.normal(n, k), "y", labels(draw, n, k));
  }

  /** Not all of one class, where there is more than one row. */
  static int[] labels(Draw draw, int n, int k) {
    int first = draw.integer(0, k - 1);
    int second = draw.integerExcept(0, k - 1, first);
    return IntStream.range(0, n)
        .map(i -> i == 0 ? first : i == 1 ? second : draw.integer(0, k - 1))
        .toArray();
  }

  /**
   * Around 1000, where exp overflows: the label's logit alone, another one alone (so that the
   * label's probability vanishes), and a whole row.
   */
  private static Case large(Draw draw) {
    double offset = draw.number(900, 1100);
    int label = draw.integer(0, 3);
    int other = draw.integerExcept(0, 3, label);
    double[] o = draw.normal(3, 4).data().clone();
    o[label] += offset;
    o[4 + other] += offset;
    Arrays.setAll(o, i -> i < 8 ? o[i] : o[i] + offset);
    return Case.of(
        "large", "o", Tensor.vector(o).reshape(3, 4), "y", new int[] {label, label, other});
  }
}
