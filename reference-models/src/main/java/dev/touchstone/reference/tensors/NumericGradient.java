package dev.touchstone.reference.tensors;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tolerance;
import java.util.List;

/**
 * g_i = (f(x + h e_i) − f(x − h e_i)) / 2h of f(x) = Σ_j sin(x_j) x_j², for x (n,) and a step h;
 * (n,). The difference is what is asked for, not the derivative: they differ by O(h²).
 *
 * <p>Source: nndl 4.5.1 numerical differentiation; d2l 2.4 calculus.
 */
final class NumericGradient {

  /**
   * What float32 leaves of a difference quotient: f, up to 10, is known to about 1e-6, which is
   * divided by 2h; the steps are no shorter than 0.01.
   */
  private static final Tolerance SINGLE = new Tolerance(1e-4, 5e-4);

  private NumericGradient() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.TENSORS, "numeric_gradient", 2)
        .function("numeric_grad")
        .parameter("x", floats("n"))
        .parameter("h", floats(), 1e-3)
        .requires("x", "it is empty", in -> in.tensor("x").size() > 0)
        .requires("x", "it has more than 1000 elements", in -> in.tensor("x").size() <= 1000)
        .requires("h", "it must be positive", in -> in.number("h") > 0)
        .returns(floats("n"))
        .tolerance(SINGLE)
        .cases(NumericGradient::cases)
        .reference(NumericGradient::reference)
        .misconceptions("forward", "no_half", "all_at_once", "backward_diff")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example("example", "x", new double[] {1, 2}, "h", 0.1),
        Case.of("small_step", "x", draw.uniform(-2, 2, draw.integer(3, 6)), "h", 0.01),
        Case.of("large_step", "x", draw.uniform(-2, 2, draw.integer(3, 6)), "h", 0.1),
        Case.of("single", "x", draw.uniform(0.5, 2, 1), "h", draw.number(0.02, 0.05)));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("x");
    double h = in.number("h");
    int n = (int) x.size();
    // Row i is h e_i, so row i of x + steps is x with its element i moved.
    NDArray steps = in.manager().eye(n).toType(DataType.FLOAT64, false).mul(h);
    if (slips.has("all_at_once")) {
      steps = steps.onesLike().mul(h);
    }
    NDArray above = slips.has("backward_diff") ? f(x) : f(x.add(steps));
    NDArray below = slips.has("forward") ? f(x) : f(x.sub(steps));
    return above.sub(below).div(slips.any("forward", "no_half", "backward_diff") ? h : 2 * h);
  }

  private static NDArray f(NDArray points) {
    return points.sin().mul(points.square()).sum(new int[] {-1});
  }
}
