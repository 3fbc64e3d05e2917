package dev.touchstone.reference.unsupervised;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;

/**
 * p(q) = 1/n Σ_i (2πh²)^{−d/2} exp(−‖q − x_i‖² / 2h²) for samples X (n, d), places query (m, d) and
 * width h; (m,).
 *
 * <p>Source: Neural Networks and Deep Learning 9.2, with a Gaussian as the kernel.
 */
final class KernelDensity {

  private static final int[] COORDINATES = {2};

  private KernelDensity() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.UNSUPERVISED, "kernel_density", 1)
        .function("kde")
        .parameter("X", floats("n", "d"))
        .parameter("query", floats("m", "d"))
        .parameter("h", floats())
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .requires("h", "it must be positive", in -> in.number("h") > 0)
        .returns(floats("m"))
        .cases(KernelDensity::cases)
        .reference(KernelDensity::reference)
        .misconceptions("unnormalised", "h_not_h_d", "h_not_squared", "sum", "box")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int square = draw.integer(3, 4);
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.matrix(new double[][] {{0, 0}, {2, 0}}),
            "query",
            Tensor.matrix(new double[][] {{0, 0}, {0.5, 0}}),
            "h",
            2.0),
        sized(draw, "narrow", draw.integer(6, 9), 4, 2, draw.number(0.4, 0.7)),
        sized(draw, "wide", 5, draw.integer(6, 8), 2, draw.number(1.4, 2)),
        sized(draw, "line", draw.integer(6, 9), 5, 1, draw.number(0.5, 0.8)),
        sized(draw, "space", draw.integer(6, 9), 4, 3, draw.number(0.5, 0.8)),
        sized(draw, "square", square, square, square, draw.number(0.5, 0.8)));
  }

  private static Case sized(Draw draw, String name, int n, int m, int d, double h) {
    return Case.of(name, "X", draw.normal(n, d), "query", draw.uniform(-1, 1, m, d), "h", h);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray difference = in.get("query").expandDims(1).sub(x);
    double h = in.number("h");
    long d = x.getShape().get(1);
    NDArray kernel = slips.has("box") ? box(difference, h) : gaussian(difference, h, d, slips);
    return slips.has("sum") ? kernel.sum(new int[] {1}) : kernel.mean(new int[] {1});
  }

  private static NDArray gaussian(NDArray difference, double h, long d, Slips slips) {
    NDArray squared = difference.square().sum(COORDINATES);
    NDArray kernel = squared.div(slips.has("h_not_squared") ? -2 * h : -2 * h * h).exp();
    if (slips.has("unnormalised")) {
      return kernel;
    }
    double volume = slips.has("h_not_h_d") ? h : Math.pow(h, d);
    return kernel.div(Math.pow(2 * Math.PI, d / 2.0) * volume);
  }

  /** 1/hᵈ in the cube of side h around a sample. */
  private static NDArray box(NDArray difference, double h) {
    NDArray furthest = difference.abs().max(COORDINATES);
    double volume = Math.pow(h, difference.getShape().get(2));
    return furthest.lte(h / 2).toType(DataType.FLOAT64, false).div(volume);
  }
}
