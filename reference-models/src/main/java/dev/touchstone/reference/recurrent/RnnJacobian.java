package dev.touchstone.reference.recurrent;

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
 * J_jk = ∂h_j / ∂h_prev,k = (1 − tanh²(a_j)) U_jk for h = tanh(a) and a = U h_prev + W x + b, with
 * U (H, H), W (H, D), b (H,), h_prev (H,) and x (D,); (H, H).
 *
 * <p>Source: nndl 6.4 back-propagation through time, there in denominator layout; d2l 9.7.
 */
final class RnnJacobian {

  private RnnJacobian() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.RECURRENT, "rnn_jacobian", 1)
        .parameter("U", floats("H", "H"))
        .parameter("W", floats("H", "D"))
        .parameter("b", floats("H"))
        .parameter("h_prev", floats("H"))
        .parameter("x", floats("D"))
        .returns(floats("H", "H"))
        .cases(RnnJacobian::cases)
        .reference(RnnJacobian::reference)
        .misconceptions("denominator_layout", "no_derivative", "derivative_at_h", "order")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int d = draw.integer(2, 5);
    int square = draw.integer(2, 4);
    return List.of(
        Case.example(
            "example",
            "U",
            Tensor.matrix(new double[][] {{1, 0.5}, {0, 0.5}}),
            "W",
            Tensor.vector(1, 0).reshape(2, 1),
            "b",
            Tensor.vector(0, 0),
            "h_prev",
            Tensor.vector(0, 2),
            "x",
            Tensor.vector(-1)),
        sized(draw, "rectangular", draw.integerExcept(2, 5, d), d, 1),
        sized(draw, "square", square, square, 1),
        sized(draw, "one_unit", 1, draw.integer(2, 4), 1),
        sized(draw, "saturated", 3, 2, 3));
  }

  /** Inputs this many times as large as usual: from 3 on, tanh is flat in most units. */
  private static Case sized(Draw draw, String name, int h, int d, double scale) {
    return Case.of(
        name,
        "U",
        draw.normal(h, h),
        "W",
        draw.uniform(-scale, scale, h, d),
        "b",
        draw.uniform(-0.5, 0.5, h),
        "h_prev",
        draw.uniform(-0.9, 0.9, h),
        "x",
        draw.uniform(0.5 * scale, scale, d));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray u = in.get("U");
    NDArray h = in.get("h_prev");
    NDArray a = u.matMul(h).add(in.get("W").matMul(in.get("x"))).add(in.get("b"));
    NDArray slope = (slips.has("derivative_at_h") ? h : a).tanh().square().neg().add(1);
    if (slips.has("no_derivative")) {
      return u;
    }
    if (slips.has("order")) {
      return u.mul(slope);
    }
    NDArray jacobian = u.mul(slope.expandDims(1));
    return slips.has("denominator_layout") ? jacobian.transpose() : jacobian;
  }
}
