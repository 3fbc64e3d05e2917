package dev.touchstone.reference.attention;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.DType;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * softmax(QKᵀ/√d) V over the keys, for Q (B, n, d), K (B, m, d), V (B, m, v) and mask (B, n, m)
 * with 1 where a query may see a key; (B, n, v). Scores that are masked become −10⁹ before the
 * softmax.
 *
 * <p>Source: Vaswani et al. 2017, equation 1; d2l 11.3.
 */
final class ScaledDotAttention {

  private static final double MASKED = -1e9;
  private static final double LARGE = 12;

  private ScaledDotAttention() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.ATTENTION, "scaled_dot_attention", 2)
        .function("attention")
        .parameter("Q", floats("B", "n", "d"))
        .parameter("K", floats("B", "m", "d"))
        .parameter("V", floats("B", "m", "v"))
        .parameter("mask", integers("B", "n", "m"))
        .requires("mask", "it may hold only 0 and 1", in -> isBinary(in.tensor("mask")))
        .returns(floats("B", "n", "v"))
        .cases(ScaledDotAttention::cases)
        .reference(ScaledDotAttention::reference)
        .misconceptions(
            "no_scale",
            "scale_d",
            "multiply_sqrt_d",
            "scale_by_dv",
            "mask_after_softmax",
            "mask_multiplied",
            "mask_inverted",
            "mask_ignored",
            "softmax_over_queries")
        .forbids(
            "torch.nn.functional.scaled_dot_product_attention",
            "torch.nn.MultiheadAttention",
            ".scaled_dot_product_attention")
        .build();
  }

  private static boolean isBinary(Tensor mask) {
    return Arrays.stream(mask.data()).allMatch(value -> value == 0 || value == 1);
  }

  private static List<Case> cases(Draw draw) {
    int n = draw.integer(3, 4);
    int d = draw.integer(3, 5);
    return List.of(
        Case.example(
            "example",
            "Q",
            Tensor.vector(1, 0).reshape(1, 1, 2),
            "K",
            Tensor.vector(1, 0, 0, 1).reshape(1, 2, 2),
            "V",
            Tensor.vector(1, 3).reshape(1, 2, 1),
            "mask",
            mask(1, 1, 2, 2)),
        sized(draw, "padded", 1, n, draw.integer(5, 6), d, draw.integerExcept(2, 6, d), 3),
        sized(draw, "causal", 1, 3, 3, 4, 2, 0),
        sized(draw, "large", LARGE, 2, 4, 3, 5, 3));
  }

  /**
   * @param seen how many keys each query may see; 0 for all up to its own place
   */
  private static Case sized(
      Draw draw, String name, double scale, int n, int m, int d, int v, int seen) {
    double[] q = draw.normal(2, n, d).data();
    return Case.of(
        name,
        "Q",
        Tensor.vector(Arrays.stream(q).map(x -> x * scale).toArray()).reshape(2, n, d),
        "K",
        draw.normal(2, m, d),
        "V",
        draw.normal(2, m, v),
        "mask",
        mask(2, n, m, seen));
  }

  private static Tensor mask(int b, int n, int m, int seen) {
    double[] keep =
        IntStream.range(0, b * n * m)
            .mapToDouble(i -> i % m < (seen == 0 ? i / m % n + 1 : seen) ? 1 : 0)
            .toArray();
    return new Tensor(DType.INT64, List.of(b, n, m), keep);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray q = in.get("Q");
    NDArray v = in.get("V");
    NDArray keep = in.get("mask").toType(DataType.FLOAT64, false);
    NDArray scores =
        q.matMul(in.get("K").swapAxes(1, 2))
            .mul(scale(q.getShape().get(2), v.getShape().get(2), slips));
    int axis = slips.has("softmax_over_queries") ? 1 : 2;
    if (slips.has("mask_after_softmax")) {
      return scores.softmax(axis).mul(keep).matMul(v);
    }
    return masked(scores, keep, slips).softmax(axis).matMul(v);
  }

  private static double scale(long d, long dv, Slips slips) {
    if (slips.has("no_scale")) {
      return 1;
    }
    if (slips.has("scale_d")) {
      return 1.0 / d;
    }
    if (slips.has("multiply_sqrt_d")) {
      return Math.sqrt(d);
    }
    return 1 / Math.sqrt(slips.has("scale_by_dv") ? dv : d);
  }

  private static NDArray masked(NDArray scores, NDArray keep, Slips slips) {
    if (slips.has("mask_ignored")) {
      return scores;
    }
    if (slips.has("mask_multiplied")) {
      return scores.mul(keep);
    }
    NDArray seen = slips.has("mask_inverted") ? keep.eq(0) : keep.neq(0);
    return NDArrays.where(seen, scores, scores.onesLike().mul(MASKED));
  }
}
