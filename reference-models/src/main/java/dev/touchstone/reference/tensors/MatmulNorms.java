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
import java.util.Map;

/**
 * C = AB, C_ij = Σ_l A_il B_lj, for A (m, k) and B (k, n); (m, n). ‖A‖_F = √Σ A_ij²; a number.
 *
 * <p>Source: d2l 2.3 linear algebra.
 */
final class MatmulNorms {

  /** So many squarings leave an error below 10⁻⁹ in the spectral norm. */
  private static final int SQUARINGS = 32;

  private MatmulNorms() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.TENSORS, "matmul_norms", 1)
        .function("matmul_and_norm")
        .parameter("A", floats("m", "k"))
        .parameter("B", floats("k", "n"))
        .requires("A", "it is empty", in -> in.tensor("A").size() > 0)
        .requires("B", "it is empty", in -> in.tensor("B").size() > 0)
        .returnsDict("C", floats("m", "n"), "fro", floats())
        .cases(MatmulNorms::cases)
        .reference(MatmulNorms::reference)
        .misconceptions("elementwise", "transpose_b", "no_sqrt", "spectral", "abs_sum")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int[] order = draw.permutation(3);
    int square = draw.integer(3, 5);
    return List.of(
        Case.example(
            "example", "A", new double[][] {{1, 1}, {3, 5}}, "B", new double[][] {{1, 2}, {0, 1}}),
        // 2, 3 and 4 in any order: all different, so that no wrong product fits
        sized(draw, "rectangular", order[0] + 2, order[1] + 2, order[2] + 2),
        sized(draw, "square", square, square, square),
        sized(draw, "inner_one", draw.integer(2, 3), 1, draw.integer(4, 6)));
  }

  private static Case sized(Draw draw, String name, int m, int k, int n) {
    return Case.of(name, "A", draw.normal(m, k), "B", draw.normal(k, n));
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    NDArray a = in.get("A");
    return Map.of("C", product(a, in.get("B"), slips), "fro", norm(a, slips));
  }

  private static NDArray product(NDArray a, NDArray b, Slips slips) {
    if (slips.has("elementwise")) {
      return a.mul(b);
    }
    return a.matMul(slips.has("transpose_b") ? b.transpose() : b);
  }

  private static double norm(NDArray a, Slips slips) {
    if (slips.has("spectral")) {
      return spectral(a);
    }
    if (slips.has("abs_sum")) {
      return a.abs().sum().getDouble();
    }
    double squares = a.square().sum().getDouble();
    return slips.has("no_sqrt") ? squares : Math.sqrt(squares);
  }

  /**
   * The root of AᵀA's largest eigenvalue λ, from ‖G^p‖^(1/p) → λ for G = AᵀA and p = 2, 4, 8, …:
   * however close the second eigenvalue is, unlike with power iteration.
   */
  private static double spectral(NDArray a) {
    NDArray power = a.transpose().matMul(a);
    double logLargest = 0;
    for (int i = 0; i < SQUARINGS; i++) {
      double norm = power.norm().getDouble();
      logLargest += Math.log(norm) / Math.pow(2, i);
      power = power.div(norm);
      power = power.matMul(power);
    }
    return Math.exp(logLargest / 2);
  }
}
