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

/**
 * ∂L/∂o = (softmax(o) − onehot(y)) / N of the mean cross-entropy L, for logits o (N, K) and labels
 * y (N,); (N, K).
 *
 * <p>Source: d2l 4.1 softmax regression.
 */
final class SoftmaxCeGrad {

  private SoftmaxCeGrad() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "softmax_ce_grad", 1)
        .parameter("o", floats("N", "K"))
        .parameter("y", indices("K", "N"))
        .requires("o", "it is empty", in -> in.tensor("o").size() > 0)
        .returns(floats("N", "K"))
        .cases(SoftmaxCeGrad::cases)
        .reference(SoftmaxCeGrad::reference)
        .misconceptions(
            "no_mean", "sign", "no_onehot", "prob_grad", "diag_jacobian", "axis0", "no_max")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return LabelledLogits.cases(
        draw,
        Case.example("example", "o", new double[][] {{1, 2, 3}, {0, 0, 2}}, "y", new int[] {2, 0}));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray o = in.get("o");
    NDArray labels = Nd.oneHot(in.get("y"), in.tensor("o").shape().get(1));
    NDArray gradients = ofEachRow(probabilities(o, slips), labels, slips);
    return slips.has("no_mean") ? gradients : gradients.div(o.getShape().get(0));
  }

  private static NDArray probabilities(NDArray o, Slips slips) {
    if (slips.has("no_max")) {
      NDArray e = o.exp();
      return e.div(e.sum(new int[] {1}, true));
    }
    return o.softmax(slips.has("axis0") ? 0 : 1);
  }

  private static NDArray ofEachRow(NDArray p, NDArray labels, Slips slips) {
    if (slips.has("sign")) {
      return labels.sub(p);
    }
    if (slips.has("no_onehot")) {
      return p;
    }
    if (slips.has("prob_grad")) {
      return labels.neg().div(p);
    }
    // −y/p times the diagonal p (1 − p): what is left of the Jacobian without its other entries.
    return slips.has("diag_jacobian") ? labels.mul(p.sub(1)) : p.sub(labels);
  }
}
