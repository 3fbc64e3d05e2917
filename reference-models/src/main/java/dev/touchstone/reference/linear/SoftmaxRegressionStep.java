package dev.touchstone.reference.linear;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.indices;

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
 * G = (softmax(XW + b) − onehot(y)) / N, W ← W − η XᵀG, b ← b − η Σ_i G_i, for X (N, D), labels y
 * (N,), W (D, K) and b (K,); (D, K) and (K,).
 *
 * <p>Source: d2l 4.1 and 4.4 softmax regression; nndl 3.3.
 */
final class SoftmaxRegressionStep {

  private SoftmaxRegressionStep() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "softmax_regression_step", 1)
        .parameter("X", floats("N", "D"))
        .parameter("y", indices("K", "N"))
        .parameter("W", floats("D", "K"))
        .parameter("b", floats("K"))
        .parameter("lr", floats())
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .requires("b", "it is empty", in -> in.tensor("b").size() > 0)
        .returnsTuple("W", floats("D", "K"), "b", floats("K"))
        .cases(SoftmaxRegressionStep::cases)
        .reference(SoftmaxRegressionStep::reference)
        .misconceptions("sum_grad", "bias_mean_only", "ascent", "axis0", "no_bias_update")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int k = draw.integer(3, 4);
    int square = draw.integer(3, 5);
    int label = draw.integer(0, 2);
    return List.of(
        Case.example(
            "example",
            "X",
            new double[][] {{1, 2}, {3, 4}},
            "y",
            new int[] {0, 0},
            "W",
            new double[][] {{0, 0}, {0, 0}},
            "b",
            new double[] {0, 0},
            "lr",
            0.1),
        sized(draw, "usual", LabelledLogits.labels(draw, 6, k), 5, k),
        sized(draw, "square", LabelledLogits.labels(draw, square, square), square, square),
        sized(draw, "one_class", new int[] {label, label, label, label}, 2, 3),
        sized(draw, "single", new int[] {label}, 4, 3));
  }

  private static Case sized(Draw draw, String name, int[] y, int d, int k) {
    return Case.of(
        name,
        "X",
        draw.normal(y.length, d),
        "y",
        y,
        "W",
        draw.normal(d, k),
        "b",
        draw.normal(k),
        "lr",
        draw.number(0.1, 0.5));
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray w = in.get("W");
    NDArray b = in.get("b");
    double n = x.getShape().get(0);
    double rate = slips.has("ascent") ? -in.number("lr") : in.number("lr");
    NDArray p = x.matMul(w).add(b).softmax(slips.has("axis0") ? 0 : 1);
    NDArray g = p.sub(Nd.oneHot(in.get("y"), in.tensor("b").size()));
    NDArray gradientW = x.transpose().matMul(g).div(slips.has("sum_grad") ? 1 : n);
    NDArray gradientB = g.sum(new int[] {0}).div(slips.any("sum_grad", "bias_mean_only") ? 1 : n);
    return Map.of(
        "W",
        w.sub(gradientW.mul(rate)),
        "b",
        slips.has("no_bias_update") ? b : b.sub(gradientB.mul(rate)));
  }
}
