package dev.touchstone.reference.attention;

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
import dev.touchstone.reference.Tolerance;
import java.util.Arrays;
import java.util.List;

/**
 * softmax over the last axis of X (B, n, m), where entry j counts if j &lt; length and is −10⁶
 * else; the lengths valid_len are (B,), one per sequence, or (B, n), one per query; (B, n, m).
 *
 * <p>Source: d2l 11.3.
 */
final class MaskedSoftmax {

  private static final double MASKED = -1e6;

  private MaskedSoftmax() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.ATTENTION, "masked_softmax", 1)
        .parameter("X", floats("B", "n", "m"))
        .parameter("valid_len", integers("..."))
        .requires("valid_len", "its shape must be (B,) or (B, n)", MaskedSoftmax::shapeFits)
        .requires("valid_len", "its entries must be from 1 to m", MaskedSoftmax::lengthsFit)
        .returns(floats("B", "n", "m"))
        .tolerance(new Tolerance(1e-4, 1e-4))
        .cases(MaskedSoftmax::cases)
        .reference(MaskedSoftmax::reference)
        .misconceptions("zero_fill", "after_softmax", "off_by_one", "query_rows", "unmasked")
        .build();
  }

  private static boolean shapeFits(Inputs in) {
    List<Integer> shape = in.tensor("X").shape();
    List<Integer> lengths = in.tensor("valid_len").shape();
    return lengths.equals(shape.subList(0, 1)) || lengths.equals(shape.subList(0, 2));
  }

  private static boolean lengthsFit(Inputs in) {
    int m = in.tensor("X").shape().get(2);
    return Arrays.stream(in.doubles("valid_len")).allMatch(length -> length >= 1 && length <= m);
  }

  private static List<Case> cases(Draw draw) {
    int n = draw.integer(3, 4);
    int m = draw.integer(5, 6);
    int square = draw.integer(3, 5);
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.vector(0, 0, 5, 1, 2, 3).reshape(1, 2, 3),
            "valid_len",
            Tensor.integers(2)),
        Case.of("per_sequence", "X", draw.normal(2, n, m), "valid_len", draw.integers(1, m - 1, 2)),
        Case.of("per_query", "X", draw.normal(2, n, m), "valid_len", draw.integers(1, m - 1, 2, n)),
        Case.of(
            "square",
            "X",
            draw.normal(square, square, square),
            "valid_len",
            draw.integers(1, square - 1, square)),
        Case.of(
            "negative", "X", draw.uniform(-9, -4, 2, n, 5), "valid_len", draw.integers(1, 4, 2)),
        Case.of("large", "X", draw.uniform(-900, 900, 2, 3, 4), "valid_len", Tensor.integers(2, 4)),
        Case.of("nothing_masked", "X", draw.normal(2, n, 3), "valid_len", Tensor.integers(3, 3)));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray valid = valid(x, in.get("valid_len"), slips);
    if (slips.has("unmasked")) {
      return x.softmax(2);
    }
    if (slips.has("after_softmax")) {
      return x.softmax(2).mul(valid.toType(DataType.FLOAT64, false));
    }
    NDArray fill = x.onesLike().mul(slips.has("zero_fill") ? 0 : MASKED);
    return Nd.where(valid, x, fill).softmax(2);
  }

  /** True where an entry counts; broadcast over queries, or over keys in the slip, if need be. */
  private static NDArray valid(NDArray x, NDArray lengths, Slips slips) {
    NDArray limit =
        lengths.getShape().dimension() == 1 ? lengths.reshape(-1, 1, 1) : lengths.expandDims(2);
    NDArray place =
        slips.has("query_rows")
            ? Attention.places(x.getManager(), x.getShape().get(1)).expandDims(1)
            : Attention.places(x.getManager(), x.getShape().get(2));
    NDArray valid = slips.has("off_by_one") ? place.lte(limit) : place.lt(limit);
    return valid.broadcast(x.getShape());
  }
}
