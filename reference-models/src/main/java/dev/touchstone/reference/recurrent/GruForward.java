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
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * R = σ(X Wxr + H Whr + br), Z = σ(X Wxz + H Whz + bz), H̃ = tanh(X Wxh + (R ⊙ H) Whh + bh) and H ←
 * Z ⊙ H + (1 − Z) ⊙ H̃ for every step of X (N, T, D), from h0 (N, H); all states (N, T, H). Each
 * Wx? is (D, H), each Wh? (H, H), each b? (H,).
 *
 * <p>Source: d2l 10.2; nndl 6.6. The GRU of DJL, as that of PyTorch, resets after the product.
 */
final class GruForward {

  /** Reset gate, update gate and candidate. */
  private static final List<String> GATES = List.of("r", "z", "h");

  private static final DictType PARAMS =
      dict(
          "Wxr",
          floats("D", "H"),
          "Whr",
          floats("H", "H"),
          "br",
          floats("H"),
          "Wxz",
          floats("D", "H"),
          "Whz",
          floats("H", "H"),
          "bz",
          floats("H"),
          "Wxh",
          floats("D", "H"),
          "Whh",
          floats("H", "H"),
          "bh",
          floats("H"));

  private GruForward() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.RECURRENT, "gru_forward", 1)
        .parameter("X", floats("N", "T", "D"))
        .parameter("h0", floats("N", "H"))
        .parameter("params", PARAMS)
        .requires("X", "it holds no step", in -> in.tensor("X").size() > 0)
        .returns(floats("N", "T", "H"))
        .cases(GruForward::cases)
        .reference(GruForward::reference)
        .misconceptions(
            "reset_after",
            "reset_after_bias_inside",
            "update_inverted",
            "gates_swapped",
            "no_reset",
            "sigmoid_candidate",
            "h0_zero")
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
            "params",
            exampleParams()),
        sized(
            draw, "batch", draw.integer(2, 4), draw.integer(3, 5), d, draw.integerExcept(2, 5, d)),
        sized(draw, "square", 3, 3, 3, 3),
        sized(draw, "one_step", 1, 1, draw.integer(2, 4), draw.integer(2, 4)));
  }

  private static Map<String, Tensor> exampleParams() {
    Map<String, Tensor> params = new LinkedHashMap<>();
    for (String gate : GATES) {
      boolean update = gate.equals("z");
      params.put("Wx" + gate, Tensor.vector(update ? -1 : 1).reshape(1, 1));
      params.put("Wh" + gate, Tensor.vector(update ? 0 : 1).reshape(1, 1));
      params.put("b" + gate, Tensor.vector(0));
    }
    return params;
  }

  /** A first state and biases away from zero: both are easily forgotten. */
  private static Case sized(Draw draw, String name, int n, int t, int d, int h) {
    Map<String, Tensor> params = new LinkedHashMap<>();
    for (String gate : GATES) {
      params.put("Wx" + gate, draw.normal(d, h));
      params.put("Wh" + gate, draw.normal(h, h));
      params.put("b" + gate, draw.uniform(0.2, 0.8, h));
    }
    return Case.of(
        name, "X", draw.normal(n, t, d), "h0", draw.uniform(0.3, 0.9, n, h), "params", params);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray h = slips.has("h0_zero") ? in.get("h0").zerosLike() : in.get("h0");
    List<NDArray> states = new ArrayList<>();
    for (int t = 0; t < x.getShape().get(1); t++) {
      h = step(x.get(":, " + t), h, in.under("params"), slips);
      states.add(h);
    }
    return Nd.stack(states, 1);
  }

  private static NDArray step(NDArray x, NDArray h, Inputs params, Slips slips) {
    NDArray reset = gate(x, h, "r", params);
    NDArray update = gate(x, h, "z", params);
    if (slips.has("gates_swapped")) {
      NDArray swapped = reset;
      reset = update;
      update = swapped;
    }
    NDArray sum = candidateSum(x, h, reset, params, slips);
    NDArray candidate = slips.has("sigmoid_candidate") ? Nd.sigmoid(sum) : sum.tanh();
    NDArray rest = update.neg().add(1);
    return slips.has("update_inverted")
        ? rest.mul(h).add(update.mul(candidate))
        : update.mul(h).add(rest.mul(candidate));
  }

  private static NDArray gate(NDArray x, NDArray h, String gate, Inputs params) {
    return Nd.sigmoid(
        x.matMul(params.get("Wx" + gate))
            .add(h.matMul(params.get("Wh" + gate)))
            .add(params.get("b" + gate)));
  }

  private static NDArray candidateSum(
      NDArray x, NDArray h, NDArray reset, Inputs params, Slips slips) {
    NDArray input = x.matMul(params.get("Wxh"));
    NDArray whh = params.get("Whh");
    NDArray b = params.get("bh");
    if (slips.has("reset_after")) {
      return input.add(reset.mul(h.matMul(whh))).add(b);
    }
    if (slips.has("reset_after_bias_inside")) {
      return input.add(reset.mul(h.matMul(whh).add(b)));
    }
    NDArray kept = slips.has("no_reset") ? h : reset.mul(h);
    return input.add(kept.matMul(whh)).add(b);
  }
}
