package dev.touchstone.reference.linear;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.indices;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import java.util.List;
import java.util.Map;

/**
 * ŷ_i = argmax_j o_ij, the lowest index where several are largest, and the share of rows with ŷ_i =
 * y_i, for scores o (N, K) and labels y (N,); (N,) and a number.
 *
 * <p>Source: d2l 4.3 the base classification model.
 */
final class Accuracy {

  private Accuracy() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "accuracy", 1)
        .parameter("o", floats("N", "K"))
        .parameter("y", indices("K", "N"))
        .requires("o", "it is empty", in -> in.tensor("o").size() > 0)
        .returnsDict("pred", integers("N"), "acc", floats())
        .tolerance("pred", Tolerance.EXACT)
        // A fraction such as 2/3 may come in float32.
        .tolerance("acc", new Tolerance(0, 1e-6))
        .cases(Accuracy::cases)
        .reference(Accuracy::reference)
        .misconceptions("last_tie", "axis0", "count", "abs", "error_rate")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int n = draw.integer(5, 7);
    int square = draw.integer(5, 6);
    return List.of(
        Case.example(
            "example",
            "o",
            new double[][] {{0.1, 0.7, 0.2}, {0.5, 0.3, 0.2}, {-3, -2, -1}, {2, 2, 1}},
            "y",
            new int[] {1, 0, 0, 0}),
        scored(draw, "rectangular", n, draw.integerExcept(3, 6, n), -1),
        scored(draw, "square", square, square, -1),
        scored(draw, "negative", 5, 4, -20),
        tied(draw));
  }

  /** Scores at least 0.4 apart within a row; two rows are labelled with another class. */
  private static Case scored(Draw draw, String name, int n, int k, double offset) {
    double[] o = new double[n * k];
    int[] y = new int[n];
    for (int i = 0; i < n; i++) {
      int[] ranks = draw.permutation(k);
      for (int j = 0; j < k; j++) {
        o[i * k + j] = offset + ranks[j] + draw.number(0, 0.6);
        y[i] = ranks[j] == k - 1 ? j : y[i];
      }
      y[i] = i < 2 ? (y[i] + 1) % k : y[i];
    }
    return Case.of(name, "o", Tensor.vector(o).reshape(n, k), "y", y);
  }

  /** The largest score stands twice in the rows 0, 2 and 3; row 3 is labelled with the second. */
  private static Case tied(Draw draw) {
    double top = draw.number(2, 3);
    double[][] o = {
      {top, 0, top, -1}, {0, top, 1, -2}, {-1, top, 0.5, top}, {top, top, 0, 1}, {0, -1, 1, top}
    };
    return Case.of("tied", "o", o, "y", new int[] {0, 1, 1, 1, 3});
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    NDArray y = in.get("y");
    NDArray o = slips.has("abs") ? in.get("o").abs() : in.get("o");
    NDArray predicted = predicted(o, slips);
    double right = predicted.eq(y).countNonzero().getLong();
    double share = right / predicted.size();
    if (slips.has("count")) {
      return Map.of("pred", predicted, "acc", right);
    }
    return Map.of("pred", predicted, "acc", slips.has("error_rate") ? 1 - share : share);
  }

  private static NDArray predicted(NDArray o, Slips slips) {
    if (slips.has("last_tie")) {
      return o.flip(1).argMax(1).neg().add(o.getShape().get(1) - 1);
    }
    return o.argMax(slips.has("axis0") ? 0 : 1);
  }
}
