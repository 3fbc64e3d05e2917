package dev.touchstone.reference.decoding;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.indices;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.DType;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * exp(Σ_bt m_bt ℓ_bt / Σ_bt m_bt) with ℓ_bt = −log softmax(logits_bt)[y_bt], for logits (B, T, V),
 * y and mask (B, T) with 1 where a token counts; a number.
 *
 * <p>Source: d2l 9.3 perplexity; nndl 15.4.
 */
final class Perplexity {

  private Perplexity() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DECODING, "perplexity", 1)
        .parameter("logits", floats("B", "T", "V"))
        .parameter("y", indices("V", "B", "T"))
        .parameter("mask", integers("B", "T"))
        .requires("mask", "it may hold only 0 and 1", in -> isBinary(in.tensor("mask")))
        .requires(
            "mask", "no token counts", in -> Arrays.stream(in.tensor("mask").data()).sum() > 0)
        .returns(floats())
        .cases(Perplexity::cases)
        .reference(Perplexity::reference)
        .misconceptions("pad_counted", "no_exp", "base2", "sum", "mean_of_sentences", "divide_all")
        .build();
  }

  private static boolean isBinary(Tensor mask) {
    return Arrays.stream(mask.data()).allMatch(value -> value == 0 || value == 1);
  }

  private static List<Case> cases(Draw draw) {
    double half = Math.log(0.5);
    double quarter = Math.log(0.25);
    int t = draw.integer(4, 5);
    int v = draw.integer(6, 8);
    double[] same = new double[2 * 3 * v];
    Arrays.fill(same, draw.number(-2, 2));
    return List.of(
        Case.example(
            "example",
            "logits",
            Tensor.vector(half, quarter, quarter, half, quarter, quarter, half, quarter, quarter)
                .reshape(1, 3, 3),
            "y",
            Tensor.integers(0, 1, 2).reshape(1, 3),
            "mask",
            Tensor.integers(1, 1, 0).reshape(1, 3)),
        sized(draw, "uniform", Tensor.vector(same).reshape(2, 3, v), 3, 1),
        sized(draw, "padded", draw.normal(3, t, v), t, 2, 1),
        sized(draw, "square", draw.normal(4, 4, 4), 1, 3, 4, 2),
        sized(draw, "no_padding", draw.normal(2, 3, draw.integer(4, 6)), 3, 3),
        sized(draw, "one_sentence", draw.normal(1, 6, v), draw.integer(3, 5)));
  }

  private static Case sized(Draw draw, String name, Tensor logits, int... lengths) {
    int b = logits.shape().get(0);
    int t = logits.shape().get(1);
    double[] mask = new double[b * t];
    for (int i = 0; i < b; i++) {
      Arrays.fill(mask, i * t, i * t + lengths[i], 1);
    }
    return Case.of(
        name,
        "logits",
        logits,
        "y",
        draw.integers(0, logits.shape().get(2) - 1, b, t),
        "mask",
        new Tensor(DType.INT64, List.of(b, t), mask));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray mask = in.get("mask").toType(DataType.FLOAT64, false);
    NDArray loss = Nd.pick(in.get("logits").logSoftmax(2), in.get("y")).neg();
    if (slips.has("pad_counted")) {
      mask = mask.onesLike();
    }
    NDArray counted = loss.mul(mask);
    if (slips.has("mean_of_sentences")) {
      int[] time = {1};
      return counted.sum(time).div(mask.sum(time)).exp().mean();
    }
    if (slips.has("sum")) {
      return counted.sum().exp();
    }
    NDArray mean = slips.has("divide_all") ? counted.mean() : counted.sum().div(mask.sum());
    if (slips.has("no_exp")) {
      return mean;
    }
    return slips.has("base2") ? mean.mul(Math.log(2)).exp() : mean.exp();
  }
}
