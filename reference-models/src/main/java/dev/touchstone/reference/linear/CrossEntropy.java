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
 * L = mean_i (log Σ_k exp(o_ik) − o_{i,y_i}), for logits o (N, K) and labels y (N,); a number.
 *
 * <p>Source: d2l 4.1 softmax regression; computed from the logits as in d2l 4.5.
 */
final class CrossEntropy {

  private CrossEntropy() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "cross_entropy", 1)
        .parameter("o", floats("N", "K"))
        .parameter("y", indices("K", "N"))
        .requires("o", "it is empty", in -> in.tensor("o").size() > 0)
        .returns(floats())
        .cases(CrossEntropy::cases)
        .reference(CrossEntropy::reference)
        .misconceptions(
            "sum", "mean_all", "naive", "double_softmax", "axis0", "log2", "eps", "sign")
        .forbids("torch.nn", ".cross_entropy")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return LabelledLogits.cases(
        draw,
        Case.example("example", "o", new double[][] {{1, 2, 3}, {0, 0, 2}}, "y", new int[] {2, 0}));
  }

  private static double reference(Inputs in, Slips slips) {
    NDArray o = in.get("o");
    double n = o.getShape().get(0);
    double k = o.getShape().get(1);
    double sum = -Nd.pick(logProbabilities(o, slips), in.get("y")).sum().getDouble();
    if (slips.has("sum")) {
      return sum;
    }
    if (slips.has("log2")) {
      return sum / n / Math.log(2);
    }
    if (slips.has("sign")) {
      return -sum / n;
    }
    return slips.has("mean_all") ? sum / (n * k) : sum / n;
  }

  private static NDArray logProbabilities(NDArray o, Slips slips) {
    if (slips.has("naive")) {
      NDArray e = o.exp();
      return e.div(e.sum(new int[] {1}, true)).log();
    }
    if (slips.has("eps")) {
      return o.softmax(1).add(1e-8).log();
    }
    if (slips.has("double_softmax")) {
      return o.softmax(1).logSoftmax(1);
    }
    return o.logSoftmax(slips.has("axis0") ? 0 : 1);
  }
}
