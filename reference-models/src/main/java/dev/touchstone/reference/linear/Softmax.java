package dev.touchstone.reference.linear;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;

/**
 * ŷ_ij = exp(o_ij − m_i) / Σ_k exp(o_ik − m_i) with m_i = max_k o_ik, for logits o (N, K); (N, K).
 *
 * <p>Source: d2l 3.4 softmax regression; the maximum is subtracted as in d2l 3.7.
 */
final class Softmax {

  private Softmax() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "softmax", 2)
        .parameter("o", floats("N", "K"))
        .requires("o", "it is empty", inputs -> inputs.tensor("o").size() > 0)
        .returns(floats("N", "K"))
        .cases(Softmax::cases)
        .reference(Softmax::reference)
        .misconceptions(
            "axis0",
            "mixed_axes",
            "global",
            "no_max",
            "broadcast_sum",
            "linear_norm",
            "base2",
            "log_softmax")
        .forbids(
            "torch.nn",
            "torch.softmax",
            "torch.log_softmax",
            "torch.special",
            ".softmax",
            ".log_softmax")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int n = draw.integer(3, 5);
    int k = draw.integerExcept(2, 7, n);
    int square = draw.integer(3, 5);
    double offset = draw.number(900, 1100);
    return List.of(
        Case.example("example", "o", Tensor.matrix(new double[][] {{1, 2, 3}, {0, 0, 2}})),
        Case.of("rectangular", "o", draw.normal(n, k)),
        Case.of("square", "o", draw.normal(square, square)),
        Case.of("large", "o", largeLogits(draw.normal(3, 4), offset)),
        Case.of("equal", "o", withEqualRow(draw.normal(4, 3))),
        Case.of("single", "o", draw.normal(1, draw.integer(3, 6))));
  }

  /** Rows around +offset, −offset and both at once, where exp overflows or vanishes. */
  private static Tensor largeLogits(Tensor normal, double offset) {
    double[] data = normal.data().clone();
    for (int j = 0; j < 4; j++) {
      data[j] += offset;
      data[4 + j] -= offset;
      data[8 + j] += j % 2 == 0 ? offset : -offset;
    }
    return Tensor.vector(data).reshape(3, 4);
  }

  private static Tensor withEqualRow(Tensor normal) {
    double[] data = normal.data().clone();
    java.util.Arrays.fill(data, 3, 6, data[3]);
    return Tensor.vector(data).reshape(4, 3);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray o = in.get("o");
    if (slips.has("linear_norm")) {
      return o.div(o.sum(new int[] {1}, true));
    }
    NDArray shifted = slips.has("no_max") ? o : o.sub(o.max(new int[] {1}, true));
    NDArray e = slips.has("base2") ? shifted.mul(Math.log(2)).exp() : shifted.exp();
    if (slips.has("global")) {
      NDArray whole = o.sub(o.max()).exp();
      return whole.div(whole.sum());
    }
    if (slips.has("axis0")) {
      return o.softmax(0);
    }
    if (slips.has("mixed_axes")) {
      return e.div(e.sum(new int[] {0}, true));
    }
    NDArray sum = e.sum(new int[] {1}, !slips.has("broadcast_sum"));
    NDArray p = e.div(sum);
    return slips.has("log_softmax") ? shifted.sub(sum.log()) : p;
  }
}
