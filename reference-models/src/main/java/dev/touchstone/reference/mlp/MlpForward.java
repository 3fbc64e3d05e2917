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
 * h = ReLU(XW1 + b1), o = hW2 + b2, y = softmax(o) over the classes, for X (N, D), W1 (D, H), b1
 * (H,), W2 (H, K) and b2 (K,); h (N, H), o and y (N, K).
 *
 * <p>Source: d2l 5.1 and 5.2.
 */
final class MlpForward {

  private MlpForward() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.MLP, "mlp_forward", 1)
        .function("mlp")
        .parameter("X", floats("N", "D"))
        .parameter("W1", floats("D", "H"))
        .parameter("b1", floats("H"))
        .parameter("W2", floats("H", "K"))
        .parameter("b2", floats("K"))
        .requires("b2", "there are no classes", in -> in.tensor("b2").size() > 0)
        .returnsDict("h", floats("N", "H"), "o", floats("N", "K"), "y", floats("N", "K"))
        .cases(MlpForward::cases)
        .reference(MlpForward::reference)
        .misconceptions(
            "no_activation",
            "relu_on_output",
            "sigmoid",
            "bias_after_act",
            "softmax_axis0",
            "no_bias")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int d = draw.integer(3, 6);
    int side = draw.integer(3, 4);
    return List.of(
        Case.example(
            "example",
            "X",
            new double[][] {{1, 2}},
            "W1",
            new double[][] {{1, 1}, {1, -1}},
            "b1",
            new double[] {0, 0.5},
            "W2",
            new double[][] {{1, -1}, {2, 1}},
            "b2",
            new double[] {0, 1}),
        layers(draw, "batch", 5, d, draw.integer(7, 8), 4),
        layers(draw, "single", 1, draw.integer(3, 5), 6, draw.integer(2, 3)),
        layers(draw, "square", side, side, side, side));
  }

  private static Case layers(Draw draw, String name, int n, int d, int h, int k) {
    return Case.of(
        name,
        "X",
        draw.normal(n, d),
        "W1",
        draw.normal(d, h),
        "b1",
        draw.normal(h),
        "W2",
        draw.normal(h, k),
        "b2",
        draw.normal(k));
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray b1 = slips.has("no_bias") ? in.get("b1").zerosLike() : in.get("b1");
    NDArray b2 = slips.has("no_bias") ? in.get("b2").zerosLike() : in.get("b2");
    NDArray h = hidden(in.get("X").matMul(in.get("W1")), b1, slips);
    NDArray o = h.matMul(in.get("W2")).add(b2);
    if (slips.has("relu_on_output")) {
      o = Nd.relu(o);
    }
    return Map.of("h", h, "o", o, "y", o.softmax(slips.has("softmax_axis0") ? 0 : 1));
  }

  private static NDArray hidden(NDArray product, NDArray bias, Slips slips) {
    NDArray a = product.add(bias);
    if (slips.has("no_activation")) {
      return a;
    }
    if (slips.has("bias_after_act")) {
      return Nd.relu(product).add(bias);
    }
    return slips.has("sigmoid") ? Nd.sigmoid(a) : Nd.relu(a);
  }
}
