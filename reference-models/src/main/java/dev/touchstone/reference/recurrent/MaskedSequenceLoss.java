package dev.touchstone.reference.recurrent;

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
 * ℓ_b = 1/T Σ_t 1[t &lt; valid_len_b] · (−log softmax(logits_bt)[y_bt]), t from 0, for logits (B,
 * T, V), y (B, T) and valid_len (B,); (B,). The padding counts as loss 0, the mean is over all T
 * steps.
 *
 * <p>Source: d2l 10.7 loss function with masking; its example gives 2.3026 and 1.1513.
 */
final class MaskedSequenceLoss {

  private MaskedSequenceLoss() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.RECURRENT, "masked_sequence_loss", 1)
        .function("masked_ce")
        .parameter("logits", floats("B", "T", "V"))
        .parameter("y", indices("V", "B", "T"))
        .parameter("valid_len", integers("B"))
        .requires("logits", "it is empty", in -> in.tensor("logits").size() > 0)
        .requires("valid_len", "its values must lie between 0 and T", MaskedSequenceLoss::fits)
        .returns(floats("B"))
        .cases(MaskedSequenceLoss::cases)
        .reference(MaskedSequenceLoss::reference)
        .misconceptions(
            "no_mask",
            "off_by_one",
            "divide_by_length",
            "sum",
            "inverted",
            "mask_on_logits",
            "scalar_valid")
        .build();
  }

  private static boolean fits(Inputs in) {
    int steps = in.tensor("y").shape().get(1);
    return Arrays.stream(in.tensor("valid_len").data()).allMatch(v -> v >= 0 && v <= steps);
  }

  private static List<Case> cases(Draw draw) {
    double[] ones = new double[80];
    Arrays.fill(ones, 1);
    int t = 2 * draw.integer(2, 3);
    return List.of(
        Case.example(
            "example",
            "logits",
            Tensor.vector(ones).reshape(2, 4, 10),
            "y",
            new Tensor(DType.INT64, List.of(2, 4), new double[8]),
            "valid_len",
            Tensor.integers(4, 2)),
        sized(draw, "padded", t, draw.integerExcept(5, 8, t), t, t / 2, 1),
        sized(draw, "square", 4, 4, 3, 1, 4, 2),
        sized(draw, "one_sentence", draw.integer(3, 5), 6, draw.integer(1, 2)),
        sized(draw, "no_padding", 3, draw.integer(4, 6), 3, 3));
  }

  private static Case sized(Draw draw, String name, int t, int v, int... lengths) {
    int b = lengths.length;
    return Case.of(
        name,
        "logits",
        draw.normal(b, t, v),
        "y",
        draw.integers(0, v - 1, b, t),
        "valid_len",
        Tensor.integers(lengths));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray lengths = in.get("valid_len");
    NDArray mask = mask(in, slips);
    NDArray logits = in.get("logits");
    if (slips.has("mask_on_logits")) {
      logits = logits.mul(mask.expandDims(2));
    }
    NDArray loss = Nd.pick(logits.logSoftmax(2), in.get("y")).neg();
    if (!slips.any("no_mask", "mask_on_logits")) {
      loss = loss.mul(mask);
    }
    NDArray sums = loss.sum(new int[] {1});
    if (slips.has("scalar_valid")) {
      return sums.sum().div(mask.sum());
    }
    if (slips.has("divide_by_length")) {
      return sums.div(lengths.toType(DataType.FLOAT64, false));
    }
    return slips.has("sum") ? sums : sums.div(loss.getShape().get(1));
  }

  /** 1 where a step counts and 0 in the padding, (B, T) in float64. */
  private static NDArray mask(Inputs in, Slips slips) {
    NDArray lengths = in.get("valid_len").expandDims(1);
    NDArray steps = in.manager().arange(in.tensor("y").shape().get(1)).expandDims(0);
    steps = steps.toType(DataType.INT64, false);
    NDArray counts = slips.has("off_by_one") ? steps.lte(lengths) : steps.lt(lengths);
    NDArray mask = slips.has("inverted") ? counts.logicalNot() : counts;
    return mask.toType(DataType.FLOAT64, false);
  }
}
