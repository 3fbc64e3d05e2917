package dev.touchstone.reference.unsupervised;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A Hopfield network that stores the patterns P (k, n) of ±1: W = 1/n Σ_p p pᵀ with a zero
 * diagonal. From x0 (n,), each sweep updates the units one after the other, x_i = sign(W_i x), and
 * leaves a unit as it is where W_i x = 0. Returned: x (n,) after the sweeps and its energy E = −½
 * xᵀWx, a scalar.
 *
 * <p>Source: Hopfield 1982, with the weights scaled by 1/n.
 */
final class Hopfield {

  private Hopfield() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.UNSUPERVISED, "hopfield", 1)
        .parameter("P", floats("k", "n"))
        .parameter("x0", floats("n"))
        .parameter("sweeps", integers())
        .requires("P", "it is empty or holds other numbers than 1 and -1", in -> isSigns(in, "P"))
        .requires("x0", "it holds other numbers than 1 and -1", in -> isSigns(in, "x0"))
        .requires("sweeps", "it is not between 0 and 1000", Hopfield::isBetween0And1000)
        .returnsDict("x", floats("n"), "energy", floats())
        .cases(Hopfield::cases)
        .reference(Hopfield::reference)
        .misconceptions(
            "diagonal_kept",
            "synchronous",
            "zero_field_minus",
            "no_half",
            "energy_sign",
            "last_pattern")
        .build();
  }

  private static boolean isSigns(Inputs in, String name) {
    double[] values = in.doubles(name);
    return values.length > 0 && Arrays.stream(values).allMatch(value -> Math.abs(value) == 1);
  }

  private static boolean isBetween0And1000(Inputs in) {
    return in.number("sweeps") >= 0 && in.number("sweeps") <= 1000;
  }

  /** n is a power of two everywhere, so that 1/n is exact and a field of zero is zero. */
  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "P",
            Tensor.matrix(new double[][] {{1, 1, 1, 1}, {1, -1, 1, -1}}),
            "x0",
            Tensor.vector(1, 1, -1, 1),
            "sweeps",
            1),
        recall(draw),
        halfOff(draw),
        zeroField(draw),
        given("random", signs(draw, 4, 8), signs(draw, 8).data(), 1),
        given("square", signs(draw, 8, 8), signs(draw, 8).data(), draw.integer(1, 3)));
  }

  /** Starts four units off the first of three patterns. */
  private static Case recall(Draw draw) {
    Tensor patterns = signs(draw, 3, 16);
    double[] start = patterns.rows(0).data();
    flip(start, draw.permutation(16), 4);
    return given("recall", patterns, start, 2);
  }

  /** Half of the units are off: updated all at once, every unit would turn over. */
  private static Case halfOff(Draw draw) {
    Tensor pattern = signs(draw, 1, 8);
    double[] start = pattern.data().clone();
    flip(start, draw.permutation(8), 4);
    return given("half_off", pattern, start, 1);
  }

  /** Two patterns that differ in one unit, which therefore is connected to no other. */
  private static Case zeroField(Draw draw) {
    double[] patterns = signs(draw, 1, 8).rows(0, 0).data();
    double[] start = signs(draw, 8).data();
    int unit = draw.integer(0, 7);
    patterns[8 + unit] *= -1;
    start[unit] = 1;
    return given("zero_field", Tensor.vector(patterns).reshape(2, 8), start, 2);
  }

  private static Case given(String name, Tensor patterns, double[] start, int sweeps) {
    return Case.of(name, "P", patterns, "x0", start, "sweeps", sweeps);
  }

  private static Tensor signs(Draw draw, Integer... shape) {
    double[] bits = draw.integers(0, 1, shape).data();
    return Tensor.vector(Arrays.stream(bits).map(bit -> 2 * bit - 1).toArray()).reshape(shape);
  }

  private static void flip(double[] units, int[] order, int count) {
    for (int i = 0; i < count; i++) {
      units[order[i]] *= -1;
    }
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    NDArray w = weights(in.get("P"), slips);
    double[] x = in.doubles("x0");
    for (int sweep = 0; sweep < in.integer("sweeps"); sweep++) {
      update(w.toDoubleArray(), x, slips);
    }
    NDArray state = in.manager().create(x);
    NDArray product = state.mul(w.matMul(state)).sum();
    double factor = slips.has("no_half") ? -1 : slips.has("energy_sign") ? 0.5 : -0.5;
    return Map.of("x", state, "energy", product.mul(factor));
  }

  private static NDArray weights(NDArray patterns, Slips slips) {
    long k = patterns.getShape().get(0);
    long n = patterns.getShape().get(1);
    NDArray stored = slips.has("last_pattern") ? patterns.get((k - 1) + ":") : patterns;
    NDArray w = stored.transpose().matMul(stored).div(n);
    NDArray diagonal = patterns.getManager().eye((int) n).toType(w.getDataType(), false);
    return slips.has("diagonal_kept") ? w : w.mul(diagonal.mul(-1).add(1));
  }

  private static void update(double[] w, double[] x, Slips slips) {
    double[] seen = slips.has("synchronous") ? x.clone() : x;
    for (int i = 0; i < x.length; i++) {
      double field = 0;
      for (int j = 0; j < x.length; j++) {
        field += w[i * x.length + j] * seen[j];
      }
      if (field != 0 || slips.has("zero_field_minus")) {
        x[i] = field > 0 ? 1 : -1;
      }
    }
  }
}
