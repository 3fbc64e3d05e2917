package dev.touchstone.reference.attention;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;

/**
 * softmax over the keys of a(q, k) = tanh(q Wq + k Wk) · w, applied to the values; for queries q
 * (B, n, dq), keys K (B, m, dk), values V (B, m, dv), Wq (dq, h), Wk (dk, h), w (h,); (B, n, dv).
 *
 * <p>Source: Bahdanau et al. 2015; d2l 11.3.
 */
final class AdditiveAttention {

  private AdditiveAttention() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.ATTENTION, "additive_attention", 1)
        .parameter("q", floats("B", "n", "dq"))
        .parameter("K", floats("B", "m", "dk"))
        .parameter("V", floats("B", "m", "dv"))
        .parameter("Wq", floats("dq", "h"))
        .parameter("Wk", floats("dk", "h"))
        .parameter("w", floats("h"))
        .requires("K", "it holds no key", in -> in.tensor("K").shape().get(1) > 0)
        .returns(floats("B", "n", "dv"))
        .cases(AdditiveAttention::cases)
        .reference(AdditiveAttention::reference)
        .misconceptions(
            "no_tanh", "dot_scale", "softmax_over_queries", "multiplied", "keys_as_values")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int same = draw.integer(3, 4);
    return List.of(
        Case.example(
            "example",
            "q",
            Tensor.vector(1).reshape(1, 1, 1),
            "K",
            Tensor.vector(0, 1).reshape(1, 2, 1),
            "V",
            Tensor.vector(1, 3).reshape(1, 2, 1),
            "Wq",
            Tensor.vector(1, 0).reshape(1, 2),
            "Wk",
            Tensor.vector(1, 2).reshape(1, 2),
            "w",
            Tensor.vector(1, 1)),
        sized(draw, "rectangular", 3, draw.integer(4, 6), 4, 2, draw.integerExcept(3, 6, 4), 5),
        sized(draw, "square", same, same, 3, 3, 3, 4),
        sized(draw, "keys_like_values", 2, draw.integer(3, 5), 3, 4, 4, draw.integer(5, 6)),
        sized(draw, "single_query", 1, draw.integer(4, 6), 3, 2, 2, 3));
  }

  private static Case sized(Draw draw, String name, int n, int m, int dq, int dk, int dv, int h) {
    return Case.of(
        name,
        "q",
        draw.normal(2, n, dq),
        "K",
        draw.normal(2, m, dk),
        "V",
        draw.normal(2, m, dv),
        "Wq",
        draw.normal(dq, h),
        "Wk",
        draw.normal(dk, h),
        "w",
        draw.normal(h));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray keys = in.get("K");
    NDArray fromQueries = in.get("q").matMul(in.get("Wq")).expandDims(2);
    NDArray fromKeys = keys.matMul(in.get("Wk")).expandDims(1);
    NDArray both = slips.has("multiplied") ? fromQueries.mul(fromKeys) : fromQueries.add(fromKeys);
    NDArray hidden = slips.has("no_tanh") ? both : both.tanh();
    NDArray w = in.get("w");
    NDArray scores = hidden.mul(w).sum(new int[] {3});
    if (slips.has("dot_scale")) {
      scores = scores.div(Math.sqrt(w.size()));
    }
    NDArray weights = scores.softmax(slips.has("softmax_over_queries") ? 1 : 2);
    return weights.matMul(slips.has("keys_as_values") ? keys : in.get("V"));
  }
}
