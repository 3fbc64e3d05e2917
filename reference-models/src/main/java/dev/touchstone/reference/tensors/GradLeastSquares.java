package dev.touchstone.reference.tensors;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import java.util.List;

/**
 * ∂z/∂w = 2 (Xw − y)ᵀX of z = ‖Xw − y‖², for X (m, n), w (n,) and y (m,); (n,).
 *
 * <p>Source: d2l 2.4 calculus, the chain rule.
 */
final class GradLeastSquares {

  private GradLeastSquares() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.TENSORS, "grad_least_squares", 1)
        .function("grad_lsq")
        .parameter("X", floats("m", "n"))
        .parameter("w", floats("n"))
        .parameter("y", floats("m"))
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .returns(floats("n"))
        .cases(GradLeastSquares::cases)
        .reference(GradLeastSquares::reference)
        .misconceptions("no_two", "sign", "mean", "no_chain", "transpose")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int square = draw.integer(3, 5);
    return List.of(
        Case.example(
            "example",
            "X",
            new double[][] {{1, 2}, {3, 4}},
            "w",
            new double[] {1, -1},
            "y",
            new double[] {0, 1}),
        sized(draw, "tall", draw.integer(5, 7), draw.integer(2, 4)),
        sized(draw, "wide", draw.integer(2, 3), draw.integer(4, 6)),
        sized(draw, "square", square, square),
        sized(draw, "single", 1, draw.integer(3, 5)));
  }

  private static Case sized(Draw draw, String name, int m, int n) {
    return Case.of(name, "X", draw.normal(m, n), "w", draw.normal(n), "y", draw.normal(m));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray w = in.get("w");
    NDArray y = in.get("y");
    NDArray residual = slips.has("sign") ? y.sub(x.matMul(w)) : x.matMul(w).sub(y);
    NDArray outer = residual.mul(slips.has("no_two") ? 1 : 2);
    if (slips.has("no_chain")) {
      return w.onesLike().mul(outer.sum());
    }
    NDArray gradient = (slips.has("transpose") ? x : x.transpose()).matMul(outer);
    return slips.has("mean") ? gradient.div(y.size()) : gradient;
  }
}
