package dev.touchstone.reference.recurrent;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Rules;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * [i, f, o, g] = X Wx + h Wh + b, C ← σ(f) ⊙ C + σ(i) ⊙ tanh(g) and h ← σ(o) ⊙ tanh(C) for every
 * step of X (N, T, D), from h0 and c0 (N, H), with Wx (D, 4H), Wh (H, 4H) and b (4H,); all h (N, T,
 * H) and the last C (N, H).
 *
 * <p>Source: d2l 10.1; nndl 6.6. PyTorch and DJL keep the four blocks in the order i, f, g, o.
 */
final class LstmForward {

  private LstmForward() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.RECURRENT, "lstm_forward", 1)
        .parameter("X", floats("N", "T", "D"))
        .parameter("h0", floats("N", "H"))
        .parameter("c0", floats("N", "H"))
        .parameter("Wx", floats("D", "4H"))
        .parameter("Wh", floats("H", "4H"))
        .parameter("b", floats("4H"))
        .requires("X", "it holds no step", in -> in.tensor("X").size() > 0)
        .requires(
            "b",
            "it must be four times as long as a state",
            in -> in.tensor("b").size() == 4 * in.tensor("h0").shape().get(1))
        .returnsDict("h", floats("N", "T", "H"), "c", floats("N", "H"))
        .cases(LstmForward::cases)
        .reference(LstmForward::reference)
        .misconceptions(
            "order_ifgo",
            "order_fiog",
            "no_tanh_c",
            "no_output_gate",
            "no_forget",
            "coupled",
            "sigmoid_candidate",
            "c0_ignored",
            "forget_bias_one")
        .forbids("torch.nn", "torch.lstm", "torch.lstm_cell")
        .alsoAs(
            "module",
            Script.of()
                .tensors("X", "h0", "c0")
                .call("LSTM", "D", "H")
                .as("lstm")
                .set("lstm", "Wx", "Wh", "b")
                .call("lstm", "X", "h0", "c0")
                .handedInAs("h", "c")
                .build(),
            Rules.forbidding(
                "torch.nn.LSTM",
                "torch.nn.LSTMCell",
                "torch.nn.RNNBase",
                "torch.nn.modules",
                "torch.lstm",
                "torch.lstm_cell"))
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int d = draw.integer(2, 4);
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.vector(1, 0).reshape(1, 2, 1),
            "h0",
            Tensor.vector(0.5).reshape(1, 1),
            "c0",
            Tensor.vector(1).reshape(1, 1),
            "Wx",
            Tensor.matrix(new double[][] {{1, 2, 0, 1}}),
            "Wh",
            Tensor.matrix(new double[][] {{0, 0, 1, 1}}),
            "b",
            Tensor.vector(0, 0, 0, 0)),
        sized(
            draw, "batch", draw.integer(2, 4), draw.integer(3, 5), d, draw.integerExcept(2, 5, d)),
        sized(draw, "square", 4, 4, 4, 4),
        sized(draw, "one_step", 1, 1, draw.integer(2, 4), draw.integer(2, 4)));
  }

  private static Case sized(Draw draw, String name, int n, int t, int d, int h) {
    return Case.of(
        name,
        "X",
        draw.normal(n, t, d),
        "h0",
        draw.uniform(-0.9, 0.9, n, h),
        "c0",
        draw.uniform(0.8, 1.6, n, h),
        "Wx",
        draw.normal(d, 4 * h),
        "Wh",
        draw.normal(h, 4 * h),
        "b",
        draw.uniform(-0.5, 0.5, 4 * h));
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray h = in.get("h0");
    NDArray c = slips.has("c0_ignored") ? in.get("c0").zerosLike() : in.get("c0");
    List<NDArray> states = new ArrayList<>();
    for (int t = 0; t < x.getShape().get(1); t++) {
      NDArray z = x.get(":, " + t).matMul(in.get("Wx")).add(h.matMul(in.get("Wh")));
      NDList blocks = z.add(in.get("b")).split(4, 1);
      c = cell(c, blocks, slips);
      NDArray open = Nd.sigmoid(block('o', blocks, slips));
      NDArray shown = slips.has("no_tanh_c") ? c : c.tanh();
      h = slips.has("no_output_gate") ? shown : open.mul(shown);
      states.add(h);
    }
    return Map.of("h", Nd.stack(states, 1), "c", c);
  }

  private static NDArray cell(NDArray c, NDList blocks, Slips slips) {
    NDArray input = Nd.sigmoid(block('i', blocks, slips));
    NDArray g = block('g', blocks, slips);
    NDArray candidate = slips.has("sigmoid_candidate") ? Nd.sigmoid(g) : g.tanh();
    return forget(input, blocks, slips).mul(c).add(input.mul(candidate));
  }

  private static NDArray forget(NDArray input, NDList blocks, Slips slips) {
    if (slips.has("no_forget")) {
      return input.onesLike();
    }
    if (slips.has("coupled")) {
      return input.neg().add(1);
    }
    NDArray f = block('f', blocks, slips);
    return Nd.sigmoid(slips.has("forget_bias_one") ? f.add(1) : f);
  }

  private static NDArray block(char gate, NDList blocks, Slips slips) {
    String order = slips.has("order_ifgo") ? "ifgo" : slips.has("order_fiog") ? "fiog" : "ifog";
    return blocks.get(order.indexOf(gate));
  }
}
