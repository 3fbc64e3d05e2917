package dev.touchstone.reference.recurrent;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Rules;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;

/**
 * h_t = tanh(x_t Wx + h_{t−1} Wh + b), for X (N, T, D), h0 (N, H), Wx (D, H), Wh (H, H) and b (H,);
 * all states (N, T, H).
 *
 * <p>Source: d2l 9.4; nndl 6.2, simple recurrent network.
 */
final class RnnForward {

  private RnnForward() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.RECURRENT, "rnn_forward", 2)
        .parameter("X", floats("N", "T", "D"))
        .parameter("h0", floats("N", "H"))
        .parameter("Wx", floats("D", "H"))
        .parameter("Wh", floats("H", "H"))
        .parameter("b", floats("H"))
        .requires("X", "it holds no step", in -> in.tensor("X").size() > 0)
        .returns(floats("N", "T", "H"))
        .cases(RnnForward::cases)
        .reference(RnnForward::reference)
        .misconceptions(
            "no_recurrence",
            "h0_ignored",
            "wh_transposed",
            "shifted_input",
            "activation_inside",
            "sigmoid",
            "reversed")
        .forbids("torch.nn", "torch.rnn_tanh", "torch.rnn_tanh_cell")
        .alsoAs(
            "module",
            Script.of()
                .tensors("X", "h0")
                .call("RNN", "D", "H")
                .as("rnn")
                .set("rnn", "Wx", "Wh", "b")
                .call("rnn", "X", "h0")
                .handedInAs("out")
                .build(),
            Rules.forbidding(
                "torch.nn.RNN",
                "torch.nn.RNNBase",
                "torch.nn.RNNCell",
                "torch.nn.modules",
                "torch.rnn_tanh",
                "torch.rnn_tanh_cell"))
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int d = draw.integer(2, 4);
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.vector(1, 2).reshape(1, 2, 1),
            "h0",
            Tensor.vector(0.5).reshape(1, 1),
            "Wx",
            Tensor.vector(0.5).reshape(1, 1),
            "Wh",
            Tensor.vector(1).reshape(1, 1),
            "b",
            Tensor.vector(0)),
        sized(
            draw, "batch", draw.integer(2, 4), draw.integer(3, 5), d, draw.integerExcept(2, 5, d)),
        sized(draw, "square", 3, 3, 3, 3),
        sized(draw, "one_step", 1, 1, draw.integer(2, 4), draw.integer(2, 4)));
  }

  /** Weights small enough for tanh not to saturate, and a first state that is not zero. */
  private static Case sized(Draw draw, String name, int n, int t, int d, int h) {
    return Case.of(
        name,
        "X",
        draw.normal(n, t, d),
        "h0",
        draw.uniform(0.3, 0.9, n, h),
        "Wx",
        draw.uniform(-0.6, 0.6, d, h),
        "Wh",
        draw.uniform(-0.8, 0.8, h, h),
        "b",
        draw.uniform(-0.3, 0.3, h));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray h = slips.has("h0_ignored") ? in.get("h0").zerosLike() : in.get("h0");
    NDArray wx = in.get("Wx");
    NDArray wh = slips.has("wh_transposed") ? in.get("Wh").transpose() : in.get("Wh");
    int steps = (int) x.getShape().get(1);
    NDArray[] states = new NDArray[steps];
    for (int k = 0; k < steps; k++) {
      int t = slips.has("reversed") ? steps - 1 - k : k;
      NDArray z = input(x, t, slips).matMul(wx).add(in.get("b"));
      if (!slips.has("no_recurrence")) {
        z = z.add((slips.has("activation_inside") ? h.tanh() : h).matMul(wh));
      }
      h = slips.has("activation_inside") ? z : activation(z, slips);
      states[t] = h;
    }
    return NDArrays.stack(new NDList(states), 1);
  }

  /** x_t, (N, D). */
  private static NDArray input(NDArray x, int t, Slips slips) {
    if (!slips.has("shifted_input")) {
      return x.get(":, " + t);
    }
    return t == 0 ? x.get(":, 0").zerosLike() : x.get(":, " + (t - 1));
  }

  private static NDArray activation(NDArray z, Slips slips) {
    return slips.has("sigmoid") ? Activation.sigmoid(z) : z.tanh();
  }
}
