package dev.touchstone.reference.regularization;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
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
import java.util.Map;

/**
 * For the probabilities P (M, N, K) that M models give K classes: avg (N, K), their mean over the
 * models; soft (N,), the class of the largest mean; majority (N,), the class that most models find
 * the likeliest, the lowest one in a tie.
 *
 * <p>Source: nndl 10.1 ensemble learning.
 */
final class EnsembleVote {

  /** What the models vote for, by the number of one of two classes, and how sure each is. */
  private record Votes(int[] votes, double[] confidence) {}

  /** Two hesitate where one is sure: the mean follows the one. */
  private static final Votes OUTDONE =
      new Votes(new int[] {0, 0, 1}, new double[] {0.55, 0.55, 0.92});

  /** The surest model is not sure enough to outdo the others. */
  private static final Votes OUTVOTED =
      new Votes(new int[] {0, 1, 0, 0}, new double[] {0.62, 0.85, 0.62, 0.62});

  private static final Votes TIED =
      new Votes(new int[] {0, 1, 1, 0}, new double[] {0.6, 0.8, 0.8, 0.6});

  private EnsembleVote() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.REGULARIZATION, "ensemble_vote", 1)
        .function("ensemble")
        .parameter("P", floats("M", "N", "K"))
        .requires("P", "it is empty", in -> in.tensor("P").size() > 0)
        .returnsDict("majority", integers("N"), "soft", integers("N"), "avg", floats("N", "K"))
        .cases(EnsembleVote::cases)
        .reference(EnsembleVote::reference)
        .misconceptions(
            "methods_swapped",
            "last_tie",
            "geometric",
            "most_confident",
            "first_model",
            "renormalised_all")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    Tensor example =
        Tensor.vector(0.6, 0.4, 0.2, 0.8, 0.6, 0.4, 0.3, 0.7, 0.1, 0.9, 0.4, 0.6).reshape(3, 2, 2);
    return List.of(
        Case.example("example", "P", example),
        drawn(draw, "one_is_sure", OUTDONE, draw.integer(4, 6), draw.integer(2, 3)),
        drawn(draw, "outvoted", OUTVOTED, draw.integer(5, 6), 3),
        drawn(draw, "tied", TIED, draw.integer(2, 3), 5),
        drawn(draw, "square", OUTDONE, 3, 3));
  }

  /** N samples, each about two classes of its own; what is left goes to the other classes. */
  private static Case drawn(Draw draw, String name, Votes pattern, int n, int k) {
    int models = pattern.votes().length;
    double[] p = new double[models * n * k];
    for (int sample = 0; sample < n; sample++) {
      int[] classes = draw.permutation(k);
      for (int model = 0; model < models; model++) {
        double sure = pattern.confidence()[model] + draw.number(-0.01, 0.01);
        double[] row = row(draw, k, classes[pattern.votes()[model]], sure);
        System.arraycopy(row, 0, p, (model * n + sample) * k, k);
      }
    }
    return Case.of(name, "P", Tensor.vector(p).reshape(models, n, k));
  }

  private static double[] row(Draw draw, int k, int likeliest, double sure) {
    double[] weights = draw.uniform(0.8, 1.2, k).data().clone();
    weights[likeliest] = 0;
    double sum = Arrays.stream(weights).sum();
    for (int j = 0; j < k; j++) {
      weights[j] = j == likeliest ? sure : (1 - sure) * weights[j] / sum;
    }
    return weights;
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray p = slips.has("first_model") ? in.get("P").get("0:1") : in.get("P");
    int[] models = {0};
    NDArray avg = slips.has("geometric") ? p.log().mean(models).exp() : p.mean(models);
    NDArray soft = (slips.has("most_confident") ? p.max(models) : avg).argMax(1);
    NDArray majority = majority(p, slips.has("last_tie"));
    boolean swapped = slips.has("methods_swapped");
    return Map.of(
        "majority",
        swapped ? soft : majority,
        "soft",
        swapped ? majority : soft,
        "avg",
        slips.has("renormalised_all") ? avg.div(avg.sum()) : avg);
  }

  /** argMax takes the first of equal counts. */
  private static NDArray majority(NDArray p, boolean lastTie) {
    int k = Math.toIntExact(p.getShape().get(2));
    NDArray counts = Nd.oneHot(p.argMax(2), k).sum(new int[] {0});
    return lastTie ? counts.flip(1).argMax(1).neg().add(k - 1) : counts.argMax(1);
  }
}
