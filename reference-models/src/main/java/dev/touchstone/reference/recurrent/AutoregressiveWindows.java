package dev.touchstone.reference.recurrent;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Row i of X is x_i, …, x_{i+τ−1} and y_i = x_{i+τ}, for a series x (n,) and τ &lt; n; X (n−τ, τ)
 * and y (n−τ,).
 *
 * <p>Source: d2l 9.1 autoregressive models of order τ.
 */
final class AutoregressiveWindows {

  private AutoregressiveWindows() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.RECURRENT, "autoregressive_windows", 1)
        .function("windows")
        .parameter("x", floats("n"))
        .parameter("tau", integers())
        .requires("tau", "it must be at least 1", in -> in.integer("tau") >= 1)
        .requires(
            "tau",
            "it must be smaller than the length of x",
            in -> in.integer("tau") < in.tensor("x").size())
        .returnsTuple("X", floats("n-tau", "tau"), "y", floats("n-tau"))
        .tolerance(Tolerance.EXACT)
        .cases(AutoregressiveWindows::cases)
        .reference(AutoregressiveWindows::reference)
        .misconceptions("leak", "reversed", "two_ahead", "non_overlapping", "one_row_too_many")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int tau = draw.integer(2, 5);
    int order = draw.integer(3, 6);
    return List.of(
        Case.example("example", "x", Tensor.vector(1, 2, 3, 5, 8, 13), "tau", 2),
        sized(draw, "usual", draw.integer(9, 12), 4),
        sized(draw, "one_value", draw.integer(5, 9), 1),
        sized(draw, "square", 2 * tau, tau),
        sized(draw, "two_rows", order + 2, order));
  }

  /** Eighths of integers: whoever copies them into float32 still has them exactly. */
  private static Case sized(Draw draw, String name, int n, int tau) {
    double[] x = Arrays.stream(draw.integers(-400, 400, n).data()).map(v -> v / 8).toArray();
    return Case.of(name, "x", Tensor.vector(x), "tau", tau);
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray x = in.get("x");
    int tau = in.integer("tau");
    int ahead = slips.has("leak") ? tau - 1 : slips.has("two_ahead") ? tau + 1 : tau;
    int step = slips.has("non_overlapping") ? tau : 1;
    List<NDArray> windows = new ArrayList<>();
    List<NDArray> targets = new ArrayList<>();
    for (int i = 0; i + Math.max(ahead, tau) < x.size(); i += step) {
      windows.add(window(x, i, tau, slips));
      targets.add(x.get(i + ahead));
    }
    if (slips.has("one_row_too_many")) {
      windows.add(window(x, windows.size(), tau, slips));
    }
    return Map.of("X", Nd.stack(windows, 0), "y", Nd.stack(targets, 0));
  }

  private static NDArray window(NDArray x, int from, int tau, Slips slips) {
    NDArray window = x.get(from + ":" + (from + tau));
    return slips.has("reversed") ? window.flip(0) : window;
  }
}
