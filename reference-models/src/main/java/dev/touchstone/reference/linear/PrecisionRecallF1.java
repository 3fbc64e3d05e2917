package dev.touchstone.reference.linear;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.indices;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Per class P = TP/(TP+FP), R = TP/(TP+FN), F1 = 2PR/(P+R), where 0/0 is 0; macro F1 is the mean of
 * the F1 of all K classes; for y and pred (N,): p, r and f1 (K,) and a scalar.
 *
 * <p>Source: Neural Networks and Deep Learning 2.7.
 */
final class PrecisionRecallF1 {

  private PrecisionRecallF1() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "precision_recall_f1", 1)
        .function("prf1")
        .parameter("y", indices("K", "N"))
        .parameter("pred", indices("K", "N"))
        .parameter("K", integers())
        .requires("y", "it is empty", in -> in.tensor("y").size() > 0)
        .returnsDict("p", floats("K"), "r", floats("K"), "f1", floats("K"), "macro_f1", floats())
        .cases(PrecisionRecallF1::cases)
        .reference(PrecisionRecallF1::reference)
        .misconceptions(
            "swap_pr",
            "arithmetic_f1",
            "f_of_macro",
            "micro",
            "present_only",
            "nan_zero_div",
            "weighted")
        .framework(Framework.NUMPY)
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int k = draw.integer(3, 4);
    return List.of(
        Case.example(
            "example",
            "y",
            new int[] {0, 0, 0, 1, 1, 2},
            "pred",
            new int[] {0, 0, 1, 1, 2, 2},
            "K",
            3),
        confused(draw, "imbalanced", k, k, k),
        confused(draw, "never_predicted", k, draw.integer(1, k - 1), k),
        confused(draw, "absent", k + 1, k + 1, draw.integer(1, k)),
        confused(draw, "unused", 5, 4, 4),
        confused(draw, "binary", 2, 2, 2));
  }

  /**
   * Samples of a random confusion matrix in which class 0 is the most frequent.
   *
   * @param unpredicted a class that is never predicted; K for none
   * @param absent a class without samples; K for none
   */
  private static Case confused(Draw draw, String name, int k, int unpredicted, int absent) {
    List<int[]> pairs = new ArrayList<>();
    for (int actual = 0; actual < k; actual++) {
      for (int predicted = 0; predicted < k; predicted++) {
        int usual = actual == predicted ? draw.integer(2, 5) : draw.integer(0, 2);
        int count = actual == 0 ? 2 * usual + 1 : usual;
        boolean possible = actual != absent && predicted != unpredicted;
        pairs.addAll(Collections.nCopies(possible ? count : 0, new int[] {actual, predicted}));
      }
    }
    int[] order = draw.permutation(pairs.size());
    int[] y = new int[order.length];
    int[] pred = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      y[i] = pairs.get(order[i])[0];
      pred[i] = pairs.get(order[i])[1];
    }
    return Case.of(name, "y", y, "pred", pred, "K", k);
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray y = Nd.oneHot(in.get("y"), in.integer("K"));
    NDArray pred = Nd.oneHot(in.get("pred"), in.integer("K"));
    NDArray hits = y.mul(pred).sum(new int[] {0});
    NDArray count = y.sum(new int[] {0});
    NDArray p = ratio(hits, pred.sum(new int[] {0}), slips);
    NDArray r = ratio(hits, count, slips);
    NDArray f1 = f(p, r, slips);
    NDArray macro = f1.mean();
    if (slips.has("f_of_macro")) {
      macro = f(p.mean(), r.mean(), slips);
    } else if (slips.has("micro")) {
      macro = hits.sum().div(count.sum());
    } else if (slips.has("present_only")) {
      macro = f1.mul(count.sign()).sum().div(count.sign().sum());
    } else if (slips.has("weighted")) {
      macro = f1.mul(count).sum().div(count.sum());
    }
    return slips.has("swap_pr")
        ? Map.of("p", r, "r", p, "f1", f1, "macro_f1", macro)
        : Map.of("p", p, "r", r, "f1", f1, "macro_f1", macro);
  }

  private static NDArray f(NDArray p, NDArray r, Slips slips) {
    return slips.has("arithmetic_f1") ? p.add(r).div(2) : ratio(p.mul(r).mul(2), p.add(r), slips);
  }

  private static NDArray ratio(NDArray part, NDArray whole, Slips slips) {
    NDArray quotient = part.div(whole);
    return slips.has("nan_zero_div")
        ? quotient
        : Nd.where(whole.eq(0), whole.zerosLike(), quotient);
  }
}
