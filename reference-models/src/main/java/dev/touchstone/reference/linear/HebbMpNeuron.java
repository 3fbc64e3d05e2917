package dev.touchstone.reference.linear;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A McCulloch–Pitts neuron, o = 1[⟨w, x⟩ + b > 0], and one step of Hebb's rule, w += η · x · o, for
 * w and x (d,); out is a scalar, w (d,).
 *
 * <p>Source: McCulloch and Pitts 1943; Hebb 1949.
 */
final class HebbMpNeuron {

  /** Weights and inputs are multiples of 1/8, so that a sum of exactly 0 is exact in float32. */
  private static final int GRID = 8;

  private HebbMpNeuron() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "hebb_mp_neuron", 1)
        .function("hebb_step")
        .parameter("w", floats("d"))
        .parameter("b", floats())
        .parameter("x", floats("d"))
        .parameter("lr", floats())
        .returnsDict("out", integers(), "w", floats("d"))
        .cases(HebbMpNeuron::cases)
        .reference(HebbMpNeuron::reference)
        .misconceptions("geq", "pm1", "linear_hebb", "no_bias")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "w",
            new double[] {0.5, -1},
            "b",
            0.25,
            "x",
            new double[] {1, 0.5},
            "lr",
            0.1),
        neuron(draw, "fires", draw.number(0.3, 0.7), false),
        neuron(draw, "silent", draw.number(-3, -1.5), false),
        neuron(draw, "threshold", 0, false),
        neuron(draw, "bias_decides", draw.number(-0.7, -0.3), true));
  }

  /**
   * @param activation what ⟨w, x⟩ + b is made to be
   * @param excited whether ⟨w, x⟩ alone is made positive
   */
  private static Case neuron(Draw draw, String name, double activation, boolean excited) {
    int d = draw.integer(2, 5);
    double[] w = new double[d];
    double[] x = new double[d];
    double product = 0;
    for (int j = 0; j < d; j++) {
      w[j] = nonZero(draw);
      x[j] = excited ? Math.copySign(nonZero(draw), w[j]) : nonZero(draw);
      product += w[j] * x[j];
    }
    double b = activation - product;
    return Case.of(name, "w", w, "b", b, "x", x, "lr", draw.number(0.05, 0.5));
  }

  private static double nonZero(Draw draw) {
    double size = draw.integer(2, 2 * GRID) / (double) GRID;
    return draw.flip() ? size : -size;
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    NDArray w = in.get("w");
    NDArray x = in.get("x");
    double a = Arrays.stream(w.mul(x).toDoubleArray()).sum();
    a += slips.has("no_bias") ? 0 : in.number("b");
    boolean fires = a > 0 || slips.has("geq") && a == 0;
    int silent = slips.has("pm1") ? -1 : 0;
    int out = fires ? 1 : silent;
    double post = slips.has("linear_hebb") ? a : out;
    return Map.of("out", out, "w", w.add(x.mul(in.number("lr") * post)));
  }
}
