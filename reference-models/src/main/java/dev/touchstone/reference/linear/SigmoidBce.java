package dev.touchstone.reference.linear;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * p = σ(z) and L = −mean[t log p + (1−t) log(1−p)], for logits z (N,) and targets t (N,) of 0 and
 * 1; (N,) and a number. From the logits directly: −log p = log(1 + e^−z), −log(1−p) = log(1 + e^z).
 *
 * <p>Source: nndl 3.2 logistic regression.
 */
final class SigmoidBce {

  private SigmoidBce() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "sigmoid_bce", 1)
        .function("bce_with_logits")
        .parameter("z", floats("N"))
        .parameter("t", integers("N"))
        .requires("z", "it is empty", in -> in.tensor("z").size() > 0)
        .requires(
            "t",
            "it may hold only 0 and 1",
            in -> Arrays.stream(in.ints("t")).allMatch(t -> t == 0 || t == 1))
        .returnsDict("p", floats("N"), "loss", floats())
        .cases(SigmoidBce::cases)
        .reference(SigmoidBce::reference)
        .misconceptions("naive", "sum", "double_sigmoid", "positive_only", "sign", "clip_eps")
        .forbids("torch.nn", ".binary_cross_entropy_with_logits")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int n = draw.integer(5, 8);
    double large = draw.number(750, 850);
    return List.of(
        Case.example("example", "z", new double[] {0, 2, -1}, "t", new int[] {1, 1, 0}),
        Case.of("moderate", "z", draw.normal(n), "t", bothKinds(draw, n)),
        Case.of(
            "large_right",
            "z",
            new double[] {large, -large, large / 2, draw.number(0.5, 2), -large},
            "t",
            new int[] {1, 0, 1, 0, 0}),
        Case.of(
            "large_wrong",
            "z",
            new double[] {large, -large, draw.number(-1, 1), large / 10},
            "t",
            new int[] {0, 1, 1, 0}),
        Case.of("single", "z", draw.normal(1), "t", new int[] {0}));
  }

  private static int[] bothKinds(Draw draw, int n) {
    return Arrays.stream(draw.permutation(n)).map(i -> i % 2).toArray();
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    NDArray z = in.get("z");
    NDArray t = in.get("t").toType(DataType.FLOAT64, false);
    NDArray p = Nd.sigmoid(z);
    NDArray losses =
        slips.any("naive", "clip_eps") ? fromProbabilities(p, t, slips) : fromLogits(z, t, slips);
    double loss = (slips.has("sum") ? losses.sum() : losses.mean()).getDouble();
    return Map.of("p", p, "loss", slips.has("sign") ? -loss : loss);
  }

  private static NDArray fromLogits(NDArray z, NDArray t, Slips slips) {
    NDArray logits = slips.has("double_sigmoid") ? Nd.sigmoid(z) : z;
    NDArray positive = t.mul(Nd.softplus(logits.neg()));
    NDArray negative = t.neg().add(1).mul(Nd.softplus(logits));
    return slips.has("positive_only") ? positive : positive.add(negative);
  }

  private static NDArray fromProbabilities(NDArray p, NDArray t, Slips slips) {
    NDArray clipped = slips.has("clip_eps") ? p.clip(1e-7, 1 - 1e-7) : p;
    NDArray positive = t.mul(clipped.log());
    NDArray negative = t.neg().add(1).mul(clipped.neg().add(1).log());
    return positive.add(negative).neg();
  }
}
