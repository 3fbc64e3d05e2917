package dev.touchstone.reference.mlp;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.indices;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Rules;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Slips;
import java.util.List;
import java.util.Map;

/**
 * Gradients of the mean cross-entropy of softmax(ReLU(XW1 + b1)W2 + b2), for X (N, D), y (N,), W1
 * (D, H), b1 (H,), W2 (H, K) and b2 (K,): with a = XW1 + b1 and G = (softmax(o) − Y)/N they are dW2
 * = hᵀG, db2 = Σ_i G_i, dA = (GW2ᵀ) ⊙ 1[a > 0], dW1 = XᵀdA and db1 = Σ_i dA_i, of the parameters'
 * shapes.
 *
 * <p>Source: d2l 5.3; Neural Networks and Deep Learning 4.4. One call of an automatic derivative
 * would be the whole exercise, hence NumPy only.
 */
final class MlpBackward {

  private MlpBackward() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.MLP, "mlp_backward", 1)
        .parameter("X", floats("N", "D"))
        .parameter("y", indices("K", "N"))
        .parameter("W1", floats("D", "H"))
        .parameter("b1", floats("H"))
        .parameter("W2", floats("H", "K"))
        .parameter("b2", floats("K"))
        .requires("y", "it is empty", in -> in.tensor("y").size() > 0)
        .returnsDict(
            "dW1", floats("D", "H"),
            "db1", floats("H"),
            "dW2", floats("H", "K"),
            "db2", floats("K"))
        .cases(MlpBackward::cases)
        .reference(MlpBackward::reference)
        .misconceptions(
            "no_mean", "no_relu_grad", "relu_mask_grad", "no_w2", "bias_mean", "dw2_pre")
        .onlyModules("numpy")
        .framework(Framework.NUMPY)
        .alsoAs(
            "module",
            Script.of()
                .tensors("X", "y")
                .call("MLP", "D", "H", "K")
                .as("model")
                .set("model", "W1", "b1", "W2", "b2")
                .call("model.loss", "X", "y")
                .as("loss")
                .call("loss.backward")
                .collect("model.W1.grad", "dW1")
                .collect("model.b1.grad", "db1")
                .collect("model.W2.grad", "dW2")
                .collect("model.b2.grad", "db2")
                .build(),
            Rules.NONE)
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int d = draw.integer(3, 4);
    return List.of(
        Case.example(
            "example",
            "X",
            new double[][] {{1, 2}, {2, 0}},
            "y",
            new int[] {0, 0},
            "W1",
            new double[][] {{1, 1}, {1, -1}},
            "b1",
            new double[] {0, 0},
            "W2",
            new double[][] {{1, -1}, {2, 1}},
            "b2",
            new double[] {0, 6}),
        layers(draw, "batch", 5, d, draw.integer(6, 8), draw.integer(2, 3)),
        layers(draw, "single", 1, d, 6, draw.integer(3, 5)),
        layers(draw, "square", 4, 4, 4, 4));
  }

  /** Weights small enough for the probabilities not to be all 0 or 1. */
  private static Case layers(Draw draw, String name, int n, int d, int h, int k) {
    return Case.of(
        name,
        "X",
        draw.normal(n, d),
        "y",
        draw.integers(0, k - 1, n),
        "W1",
        draw.normal(d, h),
        "b1",
        draw.normal(h),
        "W2",
        draw.uniform(-1, 1, h, k),
        "b2",
        draw.uniform(-1, 1, k));
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray a = x.matMul(in.get("W1")).add(in.get("b1"));
    NDArray h = Nd.relu(a);
    NDArray o = h.matMul(in.get("W2")).add(in.get("b2"));
    NDArray labels = Nd.oneHot(in.get("y"), in.tensor("b2").size());
    double n = x.getShape().get(0);
    NDArray g = o.softmax(1).sub(labels).div(slips.has("no_mean") ? 1 : n);
    // Without W2 the shapes only fit where there are as many hidden units as classes.
    NDArray dh = slips.has("no_w2") ? g : g.matMul(in.get("W2").transpose());
    NDArray da = dh.mul(mask(a, dh, slips));
    double biasShare = slips.has("bias_mean") ? 1 / n : 1;
    return Map.of(
        "dW1", x.transpose().matMul(da),
        "db1", da.sum(new int[] {0}).mul(biasShare),
        "dW2", (slips.has("dw2_pre") ? a : h).transpose().matMul(g),
        "db2", g.sum(new int[] {0}).mul(biasShare));
  }

  private static NDArray mask(NDArray a, NDArray dh, Slips slips) {
    if (slips.has("no_relu_grad")) {
      return a.onesLike();
    }
    NDArray asked = slips.has("relu_mask_grad") ? dh : a;
    return asked.gt(0).toType(a.getDataType(), false);
  }
}
