package dev.touchstone.reference.detection;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.indices;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Σ_i w_{y_i} ℓ_i / Σ_i w_{y_i} with ℓ the cross-entropy of each sample and w_c = N/(K·N_c), 0 for
 * a class that does not occur; for logits o (N, K) and classes y (N,), one number.
 *
 * <p>Source: the balanced weights of King and Zeng 2001 in the weighted mean of PyTorch's
 * cross_entropy.
 */
final class ClassWeightedCe {

  private ClassWeightedCe() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DETECTION, "class_weighted_ce", 1)
        .function("weighted_ce")
        .parameter("o", floats("N", "K"))
        .parameter("y", indices("K", "N"))
        .requires("o", "it is empty", in -> in.tensor("o").size() > 0)
        .returns(floats())
        .cases(ClassWeightedCe::cases)
        .reference(ClassWeightedCe::reference)
        .misconceptions("divide_by_n", "unweighted", "frequency", "weighted_sum", "by_prediction")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    Tensor alike = Tensor.matrix(new double[][] {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {1, 0, 0}});
    int rare = draw.integer(0, 2);
    return List.of(
        Case.example("example", "o", alike, "y", Tensor.integers(0, 0, 0, 1)),
        counted(draw, "absent", 4, 2, 0, 5),
        counted(draw, "imbalanced", rare == 0 ? 1 : 8, rare == 1 ? 1 : 7, rare == 2 ? 1 : 6),
        counted(draw, "two_absent", 0, 3, draw.integer(5, 7), 0, 1),
        counted(draw, "square", 1, 1, 2, 0));
  }

  /** So many samples of each class, in a random order; about half of them are recognised. */
  private static Case counted(Draw draw, String name, int... counts) {
    int n = Arrays.stream(counts).sum();
    int[] classes = new int[n];
    int from = 0;
    for (int c = 0; c < counts.length; c++) {
      Arrays.fill(classes, from, from + counts[c], c);
      from += counts[c];
    }
    Tensor y = Tensor.integers(classes).rows(draw.permutation(n));
    double[] o = draw.normal(n, counts.length).data().clone();
    for (int i = 0; i < n; i++) {
      o[i * counts.length + (int) y.data()[i]] += 1;
    }
    return Case.of(name, "o", Tensor.vector(o).reshape(n, counts.length), "y", y);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray o = in.get("o");
    NDArray y = in.get("y");
    int n = in.tensor("o").shape().get(0);
    int k = in.tensor("o").shape().get(1);
    NDArray losses = Nd.pick(o.logSoftmax(1), y).neg();
    NDArray weights = weights(Nd.oneHot(y, k).sum(new int[] {0}), (double) n / k, slips);
    NDArray weighing = slips.has("by_prediction") ? o.argMax(1) : y;
    NDArray w = Nd.oneHot(weighing, k).matMul(weights);
    NDArray total = losses.mul(w).sum();
    if (slips.has("weighted_sum")) {
      return total;
    }
    return slips.has("divide_by_n") ? total.div(n) : total.div(w.sum());
  }

  /** A weight for each class (K,), from how often it occurs (K,) and the mean of that. */
  private static NDArray weights(NDArray counts, double mean, Slips slips) {
    if (slips.has("unweighted")) {
      return counts.onesLike();
    }
    if (slips.has("frequency")) {
      return counts.div(mean);
    }
    NDArray present = counts.gt(0).toType(DataType.FLOAT64, false);
    return present.mul(mean).div(counts.maximum(1));
  }
}
