package dev.touchstone.reference.finetuning;

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
import java.util.List;
import java.util.Map;

/**
 * The pair (i, j) with the largest start_i + end_j among lo ≤ i ≤ j &lt; hi with j − i + 1 ≤
 * max_len, the first such pair in a tie; for scores start and end (n,), two integers.
 *
 * <p>Source: Devlin et al. 2019, 4.2; d2l 16.6.4.
 */
final class QaSpan {

  private QaSpan() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.FINETUNING, "qa_span", 1)
        .parameter("start", floats("n"))
        .parameter("end", floats("n"))
        .parameter("lo", integers())
        .parameter("hi", integers())
        .parameter("max_len", integers())
        .requires("hi", "the passage must lie within the tokens", QaSpan::isPassage)
        .requires("max_len", "it must be positive", in -> in.integer("max_len") > 0)
        .returnsTuple("i", integers(), "j", integers())
        .tolerance(Tolerance.EXACT)
        .cases(QaSpan::cases)
        .reference(QaSpan::reference)
        .misconceptions(
            "independent_argmax",
            "question_included",
            "no_max_length",
            "length_off_by_one",
            "exclusive_end",
            "any_order",
            "last_maximum")
        .framework(Framework.NUMPY)
        .build();
  }

  private static boolean isPassage(Inputs in) {
    return 0 <= in.integer("lo")
        && in.integer("lo") < in.integer("hi")
        && in.integer("hi") <= in.tensor("start").size();
  }

  private static List<Case> cases(Draw draw) {
    int lo = draw.integer(4, 6);
    int longest = draw.integer(3, 4);
    int a = lo + draw.integer(0, 2);
    int crossed = a + draw.integer(2, 4);
    int later = a + longest + draw.integer(1, 2);
    return List.of(
        Case.example(
            "example",
            "start",
            new double[] {0, 5, 0, 0, 1, 3, 0, 2, 0},
            "end",
            new double[] {0, 0, 6, 0, 2, 0, 3, 1, 0},
            "lo",
            4,
            "hi",
            8,
            "max_len",
            3),
        // The best end comes before the best start.
        peaks(
            draw,
            "crossed",
            lo,
            longest,
            new double[][] {{crossed + 1, 4, crossed + 2, 2}, {a, 1.5, a + 1, 4}}),
        peaks(draw, "question", lo, longest, new double[][] {{1, 6, 2, 6}, {a, 4, a + 1, 4}}),
        // One token more than allowed, then two.
        peaks(
            draw,
            "too_long",
            lo,
            longest,
            new double[][] {{a, 4, a + 1, 2}, {a, 4, a + longest, 3}, {a, 4, a + longest + 1, 4}}),
        peaks(draw, "one_token", lo, longest, new double[][] {{a, 4, a, 4}}),
        peaks(
            draw,
            "tied",
            lo,
            longest,
            new double[][] {{a, 3, a + 1, 3}, {later, 3, later + 1, 3}}));
  }

  /**
   * Scores below zero but for some spans.
   *
   * @param spans first token, its score as a start, last token, its score as an end
   */
  private static Case peaks(Draw draw, String name, int lo, int longest, double[][] spans) {
    int hi = lo + 12;
    double[] start = draw.uniform(-1, -0.1, hi + 1).data().clone();
    double[] end = draw.uniform(-1, -0.1, hi + 1).data().clone();
    for (double[] span : spans) {
      start[(int) span[0]] = span[1];
      end[(int) span[2]] = span[3];
    }
    return Case.of(name, "start", start, "end", end, "lo", lo, "hi", hi, "max_len", longest);
  }

  private static Map<String, Integer> reference(Inputs in, Slips slips) {
    double[] start = in.doubles("start");
    double[] end = in.doubles("end");
    int lo = slips.has("question_included") ? 0 : in.integer("lo");
    int hi = in.integer("hi");
    int[] best =
        slips.has("independent_argmax")
            ? new int[] {argmax(start, lo, hi), argmax(end, lo, hi)}
            : best(start, end, lo, hi, longest(in.integer("max_len"), slips), slips);
    return Map.of("i", best[0], "j", slips.has("exclusive_end") ? best[1] + 1 : best[1]);
  }

  private static int longest(int given, Slips slips) {
    if (slips.has("no_max_length")) {
      return Integer.MAX_VALUE;
    }
    return slips.has("length_off_by_one") ? given + 1 : given;
  }

  private static int[] best(
      double[] start, double[] end, int lo, int hi, int longest, Slips slips) {
    int[] best = {lo, lo};
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int i = lo; i < hi; i++) {
      for (int j = slips.has("any_order") ? lo : i; j < hi && j - i < longest; j++) {
        double score = start[i] + end[j];
        if (score > bestScore || slips.has("last_maximum") && score == bestScore) {
          best = new int[] {i, j};
          bestScore = score;
        }
      }
    }
    return best;
  }

  private static int argmax(double[] scores, int lo, int hi) {
    int best = lo;
    for (int i = lo; i < hi; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }
}
