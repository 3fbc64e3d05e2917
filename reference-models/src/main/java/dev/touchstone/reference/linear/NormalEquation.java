package dev.touchstone.reference.linear;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * w* = (AᵀA)⁻¹Aᵀy with A = [X, 1], for X (n, d) and y (n,); (d+1,) with the bias last.
 *
 * <p>Source: d2l 3.1.1.4 analytic solution.
 */
final class NormalEquation {

  private NormalEquation() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "normal_equation", 1)
        .function("fit")
        .parameter("X", floats("n", "d"))
        .parameter("y", floats("n"))
        .requires(
            "X",
            "it needs more rows than columns, or AᵀA has no inverse",
            in -> in.tensor("X").shape().get(0) > in.tensor("X").shape().get(1))
        .requires("X", "its values must be finite", in -> isFinite(in.tensor("X")))
        .requires("y", "its values must be finite", in -> isFinite(in.tensor("y")))
        .returns(floats("d+1"))
        .cases(NormalEquation::cases)
        .reference(NormalEquation::reference)
        .misconceptions("no_bias_col", "bias_first", "ridge", "centre")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    Tensor line = Tensor.matrix(new double[][] {{1}, {2}, {3}, {4}});
    return List.of(
        Case.example("example", "X", line, "y", Tensor.vector(3, 5, 7, 9)),
        noisy(draw, "noisy", draw.integer(2, 3), 0.3),
        noisy(draw, "noise_free", draw.integer(3, 4), 0),
        noisy(draw, "single_feature", 1, 0.5));
  }

  /** Features around a non-zero mean, so that a missing bias shows; n ≥ 4(d+1) rows. */
  private static Case noisy(Draw draw, String name, int d, double noise) {
    int n = 4 * (d + 1) + draw.integer(0, 3);
    double[] x = draw.normal(n, d).data();
    double[] w = draw.uniform(0.5, 2, d).data();
    double[] e = draw.normal(n).data();
    double bias = draw.number(1.5, 3);
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = bias + noise * e[i];
      for (int j = 0; j < d; j++) {
        x[i * d + j] += 1.5;
        y[i] += w[j] * x[i * d + j];
      }
    }
    return Case.of(name, "X", Tensor.vector(x).reshape(n, d), "y", Tensor.vector(y));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray y = in.get("y");
    NDArray ones = in.manager().ones(new Shape(x.getShape().get(0), 1), DataType.FLOAT64);
    if (slips.has("no_bias_col")) {
      NDArray zero = in.manager().zeros(new Shape(1), DataType.FLOAT64);
      return solve(x, y, false).concat(zero);
    }
    if (slips.has("centre")) {
      NDArray centred = x.sub(x.mean(new int[] {0}, true));
      return solve(centred, y, false).concat(y.mean().reshape(1));
    }
    NDArray a = slips.has("bias_first") ? ones.concat(x, 1) : x.concat(ones, 1);
    return solve(a, y, slips.has("ridge"));
  }

  private static NDArray solve(NDArray a, NDArray y, boolean ridge) {
    NDArray gram = a.transpose().matMul(a);
    if (ridge) {
      gram =
          gram.add(
              gram.getManager().eye((int) gram.getShape().get(0)).toType(DataType.FLOAT64, false));
    }
    return gram.inverse().matMul(a.transpose().matMul(y.reshape(-1, 1))).reshape(-1);
  }

  private static boolean isFinite(Tensor tensor) {
    return Arrays.stream(tensor.data()).allMatch(Double::isFinite);
  }
}
