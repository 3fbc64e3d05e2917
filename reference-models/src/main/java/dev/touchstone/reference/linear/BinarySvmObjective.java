package dev.touchstone.reference.linear;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * J = mean_i max(0, 1 − t_i f_i) + λ‖w‖² with f = Xw + b, for X (N, D), t (N,) of −1 and +1, w (D,)
 * and numbers b, λ. Sub-gradients with A = {i: 1 − t_i f_i > 0}: ∂J/∂w = −1/N Σ_A t_i x_i + 2λw,
 * (D,), and ∂J/∂b = −1/N Σ_A t_i.
 *
 * <p>Source: nndl 3.5 support vector machines.
 */
final class BinarySvmObjective {

  private BinarySvmObjective() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "binary_svm_objective", 1)
        .function("svm_objective")
        .parameter("X", floats("N", "D"))
        .parameter("t", integers("N"))
        .parameter("w", floats("D"))
        .parameter("b", floats())
        .parameter("lam", floats())
        .requires("t", "it is empty", in -> in.tensor("t").size() > 0)
        .requires(
            "t",
            "it may hold only -1 and 1",
            in -> Arrays.stream(in.ints("t")).allMatch(t -> Math.abs(t) == 1))
        .returnsDict("loss", floats(), "dw", floats("D"), "db", floats())
        .cases(BinarySvmObjective::cases)
        .reference(BinarySvmObjective::reference)
        .misconceptions("labels01", "half_reg", "reg_bias", "no_margin", "on_margin")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int square = draw.integer(3, 5);
    return List.of(
        Case.example(
            "example",
            "X",
            new double[][] {{2, 1}, {0, 1}},
            "t",
            new int[] {1, -1},
            "w",
            new double[] {1, 0.5},
            "b",
            -1.0,
            "lam",
            0.1),
        placed(draw, "tall", draw.integer(6, 8), draw.integer(2, 4), -1, 0.5, 2, 3),
        placed(draw, "square", square, square, 0.25, 2, -1.5),
        placed(draw, "at_margin", 5, 3, 1, 0.5, 1, 2, -1));
  }

  /**
   * Points with these margins t_i f_i, again from the start if there are more points. Everything is
   * a multiple of 1/4 and w_0 = ±1, so that all margins are exact in float32 too.
   */
  private static Case placed(Draw draw, String name, int n, int d, double... margins) {
    double[] w = quarters(draw.integers(-6, 6, d));
    w[0] = draw.flip() ? 1 : -1;
    double b = (draw.flip() ? 0.25 : -0.25) * draw.integer(2, 5);
    double[] x = quarters(draw.integers(-6, 6, n, d));
    int[] t = Arrays.stream(draw.permutation(n)).map(i -> i % 2 == 0 ? 1 : -1).toArray();
    for (int i = 0; i < n; i++) {
      double rest = margins[i % margins.length] / t[i] - b;
      for (int j = 1; j < d; j++) {
        rest -= w[j] * x[i * d + j];
      }
      x[i * d] = rest / w[0];
    }
    return Case.of(
        name,
        "X",
        Tensor.vector(x).reshape(n, d),
        "t",
        t,
        "w",
        w,
        "b",
        b,
        "lam",
        draw.number(0.1, 0.5));
  }

  private static double[] quarters(Tensor integers) {
    return Arrays.stream(integers.data()).map(i -> i / 4).toArray();
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray w = in.get("w");
    double b = in.number("b");
    NDArray signs = in.get("t").toType(DataType.FLOAT64, false);
    NDArray t = slips.has("labels01") ? signs.add(1).div(2) : signs;
    NDArray margins = t.mul(x.matMul(w).add(b));
    NDArray slack = margins.neg().add(slips.has("no_margin") ? 0 : 1);
    NDArray active = slips.has("on_margin") ? slack.gte(0) : slack.gt(0);
    NDArray pull = active.toType(DataType.FLOAT64, false).mul(t).div(-t.size());
    double lam = slips.has("half_reg") ? in.number("lam") / 2 : in.number("lam");
    double lamOfBias = slips.has("reg_bias") ? lam : 0;
    double penalty = lam * w.square().sum().getDouble() + lamOfBias * b * b;
    return Map.of(
        "loss", Nd.relu(slack).mean().getDouble() + penalty,
        "dw", x.transpose().matMul(pull).add(w.mul(2 * lam)),
        "db", pull.sum().getDouble() + 2 * lamOfBias * b);
  }
}
