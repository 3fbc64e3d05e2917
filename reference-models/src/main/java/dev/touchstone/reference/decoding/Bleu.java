package dev.touchstone.reference.decoding;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tolerance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * exp(min(0, 1 − len_label / len_pred)) Π_{n=1}^k p_n^{1/2ⁿ}, where p_n = Σ_g min(c_pred(g),
 * c_label(g)) / (len_pred − n + 1) over the n-grams g of pred; score a number and p (k,). p_n is 0
 * where pred is too short for an n-gram.
 *
 * <p>Source: d2l 10.7 evaluation of predicted sequences; its example ABCDEF, ABBCD has 4/5, 3/4,
 * 1/3, 0.
 */
final class Bleu {

  private Bleu() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DECODING, "bleu", 1)
        .parameter("label", integers("m").asList())
        .parameter("pred", integers("n").asList())
        .parameter("k", integers())
        .requires("pred", "it is empty", in -> in.tensor("pred").size() > 0)
        .requires("k", "it must be at least 1", in -> in.integer("k") >= 1)
        .returnsDict("score", floats(), "p", floats("k"))
        .tolerance(new Tolerance(1e-6, 1e-9))
        .cases(Bleu::cases)
        .reference(Bleu::reference)
        .misconceptions(
            "no_clipping",
            "set_overlap",
            "uniform_weights",
            "no_brevity",
            "penalty_inverted",
            "recall",
            "smoothing")
        .framework(Framework.NUMPY)
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int[] label = {0, 1, 2, 3, 4, 5};
    int[] pred = {0, 1, 1, 2, 3};
    int[] words = draw.permutation(draw.integer(9, 12));
    int kept = draw.integer(5, 7);
    int[] refrain = Arrays.copyOf(words, 3);
    return List.of(
        Case.example("example", "label", label, "pred", pred, "k", 2),
        Case.of("no_match", "label", label, "pred", pred, "k", 4),
        Case.of("shorter", "label", words, "pred", Arrays.copyOf(words, kept), "k", 3),
        Case.of(
            "longer", "label", Arrays.copyOf(words, kept), "pred", join(refrain, words), "k", 2),
        Case.of(
            "refrain",
            "label",
            join(refrain, words),
            "pred",
            join(refrain, join(refrain, Arrays.copyOf(words, kept))),
            "k",
            draw.integer(3, 4)),
        Case.of("too_short", "label", words, "pred", Arrays.copyOf(words, 2), "k", 3));
  }

  private static int[] join(int[] first, int[] second) {
    int[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    int[] label = in.ints("label");
    int[] pred = in.ints("pred");
    int k = in.integer("k");
    double[] p = new double[k];
    double score = Math.exp(Math.min(0, penalty(label.length, pred.length, slips)));
    for (int n = 1; n <= k; n++) {
      p[n - 1] = precision(grams(label, n), grams(pred, n), slips);
      score *= Math.pow(p[n - 1], slips.has("uniform_weights") ? 1.0 / k : Math.pow(0.5, n));
    }
    return Map.of("score", score, "p", p);
  }

  private static double penalty(double label, double pred, Slips slips) {
    if (slips.has("no_brevity")) {
      return 0;
    }
    return slips.has("penalty_inverted") ? 1 - pred / label : 1 - label / pred;
  }

  private static double precision(
      List<List<Integer>> label, List<List<Integer>> pred, Slips slips) {
    int total = slips.has("recall") ? label.size() : pred.size();
    int found = matches(label, pred, slips);
    if (slips.has("smoothing")) {
      return (found + 1.0) / (total + 1);
    }
    return found == 0 ? 0 : (double) found / total;
  }

  private static int matches(List<List<Integer>> label, List<List<Integer>> pred, Slips slips) {
    if (slips.has("no_clipping")) {
      return (int) pred.stream().filter(label::contains).count();
    }
    if (slips.has("set_overlap")) {
      return (int) pred.stream().distinct().filter(label::contains).count();
    }
    Map<List<Integer>, Integer> left = new HashMap<>();
    label.forEach(gram -> left.merge(gram, 1, Integer::sum));
    int found = 0;
    for (List<Integer> gram : pred) {
      if (left.merge(gram, -1, Integer::sum) >= 0) {
        found++;
      }
    }
    return found;
  }

  private static List<List<Integer>> grams(int[] tokens, int n) {
    List<List<Integer>> grams = new ArrayList<>();
    for (int i = 0; i + n <= tokens.length; i++) {
      grams.add(Arrays.stream(tokens, i, i + n).boxed().toList());
    }
    return grams;
  }
}
