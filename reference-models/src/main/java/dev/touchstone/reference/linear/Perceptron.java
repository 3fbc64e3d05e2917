package dev.touchstone.reference.linear;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * From w = 0, b = 0: where y_i(⟨w, x_i⟩ + b) ≤ 0, w += y_i x_i and b += y_i, sample by sample,
 * until an epoch brings no update; for X (n, d) and y (n,) of ±1, w (d,), b and how many updates.
 *
 * <p>Source: Rosenblatt 1958; Neural Networks and Deep Learning 3.4.
 */
final class Perceptron {

  /** Values are multiples of 1/4: every sum is exact, and so is a product of 0. */
  private static final int GRID = 4;

  private Perceptron() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "perceptron", 1)
        .parameter("X", floats("n", "d"))
        .parameter("y", integers("n"))
        .parameter("max_epochs", integers())
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .requires(
            "y",
            "it may hold only 1 and -1",
            in -> Arrays.stream(in.ints("y")).allMatch(label -> Math.abs(label) == 1))
        .requires("max_epochs", "it must be positive", in -> in.integer("max_epochs") > 0)
        .returnsTuple("w", floats("d"), "b", floats(), "updates", integers())
        .tolerance("updates", Tolerance.EXACT)
        .cases(Perceptron::cases)
        .reference(Perceptron::reference)
        .misconceptions(
            "strict", "no_bias", "wrong_sign", "always_update", "averaged", "batch_update")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    double[][] corners = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    int d = draw.integer(2, 3);
    return List.of(
        Case.example(
            "example",
            "X",
            new double[][] {{1, 1}, {2, 0}, {0, -1}, {-1, 0}},
            "y",
            new int[] {1, 1, -1, -1},
            "max_epochs",
            10),
        separable(draw, "separable", d, 0),
        separable(draw, "offset", draw.integerExcept(2, 4, d), 2),
        Case.of("xor", "X", corners, "y", new int[] {-1, 1, 1, -1}, "max_epochs", 3));
  }

  /** Samples at a distance from the plane ⟨v, x⟩ = offset · |v|, on either side in turn. */
  private static Case separable(Draw draw, String name, int d, double offset) {
    int n = 2 * draw.integer(3, 5);
    double[] v = draw.normal(d).data();
    double length = Math.sqrt(Arrays.stream(v).map(a -> a * a).sum());
    double[] x = draw.normal(n, d).data();
    int[] y = new int[n];
    for (int i = 0; i < n; i++) {
      y[i] = i % 2 == 0 ? 1 : -1;
      double along = 0;
      for (int j = 0; j < d; j++) {
        along += x[i * d + j] * v[j] / length;
      }
      double wanted = offset + y[i] * (0.6 + Math.abs(along));
      for (int j = 0; j < d; j++) {
        double moved = x[i * d + j] + (wanted - along) * v[j] / length;
        x[i * d + j] = Math.rint(moved * GRID) / GRID;
      }
    }
    return Case.of(name, "X", Tensor.vector(x).reshape(n, d), "y", y, "max_epochs", 200);
  }

  /** Bias and weights are one vector, for samples that end in a 1. */
  private static Map<String, Object> reference(Inputs in, Slips slips) {
    double[][] x = samples(in.tensor("X"), slips.has("no_bias") ? 0 : 1);
    int[] y = in.ints("y");
    double[] w = new double[x[0].length];
    double[] sum = w.clone();
    int updates = 0;
    int visits = 0;
    int before = -1;
    for (int epoch = 0; epoch < in.integer("max_epochs") && updates > before; epoch++) {
      before = updates;
      double[] asked = slips.has("batch_update") ? w.clone() : w;
      for (int i = 0; i < x.length; i++) {
        if (isUpdated(y[i] * product(asked, x[i]), slips)) {
          add(w, slips.has("wrong_sign") ? -y[i] : y[i], x[i]);
          updates++;
        }
        add(sum, 1, w);
        visits++;
      }
    }
    double[] result = slips.has("averaged") ? divided(sum, visits) : w;
    int d = result.length - 1;
    return Map.of("w", Arrays.copyOf(result, d), "b", result[d], "updates", updates);
  }

  private static boolean isUpdated(double margin, Slips slips) {
    return slips.has("always_update") || (slips.has("strict") ? margin < 0 : margin <= 0);
  }

  private static double[][] samples(Tensor x, double last) {
    int d = x.shape().get(1);
    double[][] rows = new double[x.shape().get(0)][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOf(Arrays.copyOfRange(x.data(), i * d, (i + 1) * d), d + 1);
      rows[i][d] = last;
    }
    return rows;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static void add(double[] to, double times, double[] x) {
    for (int j = 0; j < to.length; j++) {
      to[j] += times * x[j];
    }
  }

  private static double[] divided(double[] sum, int count) {
    return Arrays.stream(sum).map(a -> a / count).toArray();
  }
}
