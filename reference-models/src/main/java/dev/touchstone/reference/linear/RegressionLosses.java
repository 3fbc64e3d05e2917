package dev.touchstone.reference.linear;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Means over the samples of ½e², |e| and Huber's loss, which is ½e² for |e| ≤ δ and δ(|e| − ½δ)
 * beyond, with e = y − ŷ, for y and ŷ (N,); three scalars.
 *
 * <p>Source: Huber 1964; d2l 3.1 for ½e².
 */
final class RegressionLosses {

  /** Values are multiples of 1/16, so that errors of exactly δ are exact in float32 as well. */
  private static final int GRID = 16;

  private RegressionLosses() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "regression_losses", 1)
        .function("losses")
        .parameter("y", floats("N"))
        .parameter("yhat", floats("N"))
        .parameter("delta", floats(), 1.0)
        .requires("y", "it is empty", in -> in.tensor("y").size() > 0)
        .requires("delta", "it must be positive", in -> in.number("delta") > 0)
        .returnsDict("l2", floats(), "l1", floats(), "huber", floats())
        .cases(RegressionLosses::cases)
        .reference(RegressionLosses::reference)
        .misconceptions(
            "no_half_l2",
            "huber_discontinuous",
            "huber_swapped",
            "smooth_l1",
            "sum",
            "delta_ignored",
            "no_abs")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "y",
            new double[] {1, 2, 3, 4},
            "yhat",
            new double[] {1.5, 1, 3, 6},
            "delta",
            1.0),
        errors(draw, "unit", draw.integer(2, 3), 1),
        errors(draw, "half", draw.integer(2, 3), 0.5),
        errors(draw, "double", draw.integer(1, 2), 2),
        Case.of("single", "y", draw.normal(1), "yhat", draw.uniform(4, 6, 1), "delta", 1.5));
  }

  /** Errors within δ and beyond it, an error of exactly δ, and none at all. */
  private static Case errors(Draw draw, String name, int pairs, double delta) {
    int n = 2 * pairs + 2;
    int edge = (int) (delta * GRID);
    double[] y = draw.integers(-3 * GRID, 3 * GRID, n).data();
    double[] yhat = y.clone();
    for (int i = 0; i < pairs; i++) {
      yhat[i] += signed(draw, draw.integer(edge / 4, edge - 2));
      yhat[pairs + i] += signed(draw, draw.integer(edge + 3, 3 * edge));
    }
    yhat[n - 2] += edge;
    return Case.of(name, "y", onGrid(y), "yhat", onGrid(yhat), "delta", delta);
  }

  private static int signed(Draw draw, int size) {
    return draw.flip() ? size : -size;
  }

  private static double[] onGrid(double[] steps) {
    return Arrays.stream(steps).map(step -> step / GRID).toArray();
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray e = in.get("y").sub(in.get("yhat"));
    NDArray l2 = e.square().mul(slips.has("no_half_l2") ? 1 : 0.5);
    NDArray l1 = slips.has("no_abs") ? e : e.abs();
    NDArray huber = huber(e, slips.has("delta_ignored") ? 1 : in.number("delta"), slips);
    return slips.has("sum")
        ? Map.of("l2", l2.sum(), "l1", l1.sum(), "huber", huber.sum())
        : Map.of("l2", l2.mean(), "l1", l1.mean(), "huber", huber.mean());
  }

  private static NDArray huber(NDArray e, double delta, Slips slips) {
    NDArray size = e.abs();
    NDArray quadratic = e.square().mul(0.5);
    NDArray linear = size.sub(delta / 2).mul(delta);
    if (slips.has("huber_discontinuous")) {
      linear = size;
    }
    if (slips.has("smooth_l1")) {
      quadratic = quadratic.div(delta);
      linear = size.sub(delta / 2);
    }
    return slips.has("huber_swapped")
        ? Nd.where(size.lte(delta), linear, quadratic)
        : Nd.where(size.lte(delta), quadratic, linear);
  }
}
