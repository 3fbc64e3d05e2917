package dev.touchstone.reference.mlp;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import java.util.List;
import java.util.Map;

/**
 * σ(x) = 1/(1 + e⁻ˣ), tanh x and max(x, 0), and their derivatives σ(1 − σ), 1 − tanh² and 1[x > 0],
 * for x (n,); six arrays (n,).
 *
 * <p>Source: d2l 5.1.2; Neural Networks and Deep Learning 4.1. ReLU′(0) = 0 as in PyTorch.
 */
final class Activations {

  private Activations() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.MLP, "activations", 1)
        .parameter("x", floats("n"))
        .returnsDict(
            "sigmoid", floats("n"),
            "tanh", floats("n"),
            "relu", floats("n"),
            "dsigmoid", floats("n"),
            "dtanh", floats("n"),
            "drelu", floats("n"))
        .cases(Activations::cases)
        .reference(Activations::reference)
        .misconceptions(
            "naive_tanh", "relu_grad_one", "dsigmoid_of_output", "dtanh_sech", "tanh_half", "leaky")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    double large = draw.number(750, 900);
    double other = draw.number(-3, 3);
    return List.of(
        Case.example("example", "x", new double[] {-1, 0, 2}),
        Case.of("usual", "x", draw.uniform(-3, 3, draw.integer(5, 9))),
        Case.of("zero", "x", new double[] {draw.number(-3, -1), 0, draw.number(1, 3), 0}),
        Case.of("large", "x", new double[] {-large, other, large}),
        Case.of("single", "x", draw.uniform(-3, -1, 1)));
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray x = in.get("x");
    NDArray sigmoid = Nd.sigmoid(x);
    NDArray tanh = tanh(x, slips);
    NDArray positive = slips.has("relu_grad_one") ? x.gte(0) : x.gt(0);
    NDArray slope = x.zerosLike().add(slips.has("leaky") ? 0.01 : 0);
    NDArray s = slips.has("dsigmoid_of_output") ? x : sigmoid;
    return Map.of(
        "sigmoid", sigmoid,
        "tanh", tanh,
        "relu", Nd.relu(x).sub(Nd.relu(x.neg()).mul(slope)),
        "dsigmoid", s.mul(s.neg().add(1)),
        "dtanh", (slips.has("dtanh_sech") ? tanh : tanh.square()).neg().add(1),
        "drelu", Nd.where(positive, x.onesLike(), slope));
  }

  private static NDArray tanh(NDArray x, Slips slips) {
    if (slips.any("naive_tanh", "tanh_half")) {
      NDArray e = x.mul(slips.has("tanh_half") ? -1 : -2).exp();
      return e.neg().add(1).div(e.add(1));
    }
    return x.tanh();
  }
}
