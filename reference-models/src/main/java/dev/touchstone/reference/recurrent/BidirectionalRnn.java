package dev.touchstone.reference.recurrent;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.DictType.dict;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.DictType;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;
import java.util.Map;

/**
 * [→H, ←H]: the states of one tanh layer that reads X (N, T, D) from the start and of another that
 * reads it from the end, side by side for every moment; (N, T, 2H). Both start from zeros; each has
 * Wx (D, H), Wh (H, H) and b (H,).
 *
 * <p>Source: d2l 10.4; nndl 6.7 bidirectional recurrent networks.
 */
final class BidirectionalRnn {

  private static final DictType LAYER =
      dict("Wx", floats("D", "H"), "Wh", floats("H", "H"), "b", floats("H"));

  private BidirectionalRnn() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.RECURRENT, "bidirectional_rnn", 1)
        .function("bi_rnn")
        .parameter("X", floats("N", "T", "D"))
        .parameter("fwd", LAYER)
        .parameter("bwd", LAYER)
        .requires("X", "it holds no step", in -> in.tensor("X").size() > 0)
        .returns(floats("N", "T", "2H"))
        .cases(BidirectionalRnn::cases)
        .reference(BidirectionalRnn::reference)
        .misconceptions("not_realigned", "both_forward", "added", "swapped", "shared_weights")
        .forbids("torch.nn", "torch.rnn_tanh", "torch.rnn_tanh_cell")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int d = draw.integer(2, 4);
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.vector(1, 0, -1).reshape(1, 3, 1),
            "fwd",
            unit(1, 0.5),
            "bwd",
            unit(2, 1)),
        sized(
            draw, "batch", draw.integer(2, 4), draw.integer(4, 6), d, draw.integerExcept(2, 5, d)),
        sized(draw, "square", 3, 3, 3, 3),
        sized(draw, "one_step", 2, 1, draw.integer(2, 4), draw.integer(2, 4)));
  }

  private static Map<String, Tensor> unit(double wx, double wh) {
    return Map.of(
        "Wx",
        Tensor.vector(wx).reshape(1, 1),
        "Wh",
        Tensor.vector(wh).reshape(1, 1),
        "b",
        Tensor.vector(0));
  }

  private static Case sized(Draw draw, String name, int n, int t, int d, int h) {
    return Case.of(
        name, "X", draw.normal(n, t, d), "fwd", layer(draw, d, h), "bwd", layer(draw, d, h));
  }

  private static Map<String, Tensor> layer(Draw draw, int d, int h) {
    return Map.of(
        "Wx",
        draw.uniform(-0.8, 0.8, d, h),
        "Wh",
        draw.uniform(-0.8, 0.8, h, h),
        "b",
        draw.uniform(-0.3, 0.3, h));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    RecurrentLayer backward =
        RecurrentLayer.of(in.under(slips.has("shared_weights") ? "fwd" : "bwd"));
    NDArray fromStart = RecurrentLayer.of(in.under("fwd")).states(x);
    NDArray fromEnd = backward.states(slips.has("both_forward") ? x : x.flip(1));
    if (!slips.any("both_forward", "not_realigned")) {
      fromEnd = fromEnd.flip(1);
    }
    if (slips.has("added")) {
      return fromStart.add(fromEnd);
    }
    return slips.has("swapped") ? fromEnd.concat(fromStart, 2) : fromStart.concat(fromEnd, 2);
  }
}
