package dev.touchstone.reference.regularization;

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

/**
 * −1/N Σ_i Σ_k q_ik log softmax(o_i)_k with q = (1 − ε) onehot(y) + ε/K, for logits o (N, K) and
 * classes y (N,); a scalar.
 *
 * <p>Source: Szegedy et al. 2016, section 7. nndl 7.7.6 gives ε/(K − 1) to the other classes
 * instead.
 */
final class LabelSmoothing {

  private LabelSmoothing() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.REGULARIZATION, "label_smoothing", 1)
        .function("label_smoothing_ce")
        .parameter("o", floats("N", "K"))
        .parameter("y", indices("K", "N"))
        .parameter("eps", floats())
        .requires("o", "it is empty", in -> in.tensor("o").size() > 0)
        .requires(
            "eps", "it must be from 0 to 1", in -> in.number("eps") >= 0 && in.number("eps") <= 1)
        .returns(floats())
        .cases(LabelSmoothing::cases)
        .reference(LabelSmoothing::reference)
        .misconceptions("k_minus_1", "not_rescaled", "missing_uniform", "none", "sum")
        .forbids("torch.nn.functional.cross_entropy", "torch.nn.CrossEntropyLoss", ".cross_entropy")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int k = draw.integer(3, 5);
    int square = draw.integer(3, 5);
    return List.of(
        Case.example(
            "example",
            "o",
            new double[][] {{2, 1, 0}, {0, 1, 1}},
            "y",
            new int[] {0, 2},
            "eps",
            0.3),
        sized(draw, "usual", draw.integerExcept(3, 7, k), k, 0.1),
        sized(draw, "square", square, square, 0.3),
        sized(draw, "no_smoothing", 4, 3, 0),
        sized(draw, "strong", 3, 5, draw.number(0.6, 0.8)));
  }

  private static Case sized(Draw draw, String name, int n, int k, double eps) {
    return Case.of(
        name, "o", draw.uniform(-3, 3, n, k), "y", draw.integers(0, k - 1, n), "eps", eps);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray o = in.get("o");
    NDArray truth = Nd.oneHot(in.get("y"), Math.toIntExact(o.getShape().get(1)));
    NDArray q = smoothed(truth, in.number("eps"), slips);
    NDArray losses = q.mul(o.logSoftmax(1)).sum(new int[] {1}).neg();
    return slips.has("sum") ? losses.sum() : losses.mean();
  }

  private static NDArray smoothed(NDArray truth, double eps, Slips slips) {
    long k = truth.getShape().get(1);
    if (slips.has("k_minus_1")) {
      return truth.mul(1 - eps).add(truth.neg().add(1).mul(eps / (k - 1)));
    }
    if (slips.has("none")) {
      return truth;
    }
    NDArray rest = slips.has("not_rescaled") ? truth : truth.mul(1 - eps);
    return slips.has("missing_uniform") ? rest : rest.add(eps / k);
  }
}
