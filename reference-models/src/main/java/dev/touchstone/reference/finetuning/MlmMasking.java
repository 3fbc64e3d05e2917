package dev.touchstone.reference.finetuning;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Tokens ids (n,) with u1 &lt; 0.15, other than &lt;cls&gt; and &lt;sep&gt;, are to be predicted:
 * they become &lt;mask&gt; where u2 &lt; 0.8, random_ids where u2 &lt; 0.9, and stay otherwise; the
 * new ids (n,) and labels (n,) with the old id there and −100 elsewhere.
 *
 * <p>Source: Devlin et al. 2019, 3.1; d2l 15.8.4. The noise u1, u2 (n,) is an input.
 */
final class MlmMasking {

  private static final int CLS = 101;
  private static final int SEP = 102;
  private static final int MASK = 103;
  private static final int IGNORED = -100;

  private MlmMasking() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.FINETUNING, "mlm_masking", 1)
        .function("mlm_mask")
        .parameter("ids", integers("n"))
        .parameter("u1", floats("n"))
        .parameter("u2", floats("n"))
        .parameter("random_ids", integers("n"))
        .returnsDict("ids", integers("n"), "labels", integers("n"))
        .tolerance(Tolerance.EXACT)
        .cases(MlmMasking::cases)
        .reference(MlmMasking::reference)
        .misconceptions(
            "always_mask",
            "special_masked",
            "labels_everywhere",
            "labels_from_corrupted",
            "labels_only_at_masks",
            "branches_swapped",
            "rate_80")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "ids",
            new int[] {101, 7, 8, 9, 10, 102},
            "u1",
            new double[] {0, 0.1, 0.05, 0.14, 0.5, 0},
            "u2",
            new double[] {0.5, 0.3, 0.85, 0.95, 0.1, 0.2},
            "random_ids",
            new int[] {20, 21, 22, 23, 24, 25}),
        drawn(draw, "pair", draw.integer(8, 12), draw.integer(5, 7), 300),
        drawn(draw, "long", draw.integer(30, 40), draw.integer(20, 25), 1000),
        drawn(draw, "often_chosen", draw.integer(6, 9), draw.integer(3, 5), 180));
  }

  /**
   * &lt;cls&gt; a &lt;sep&gt; b &lt;sep&gt; with all there is to decide among the first tokens.
   *
   * @param most what thousandth u1 stays below; never close to a threshold
   */
  private static Case drawn(Draw draw, String name, int a, int b, int most) {
    int n = a + b + 3;
    int[] ids = Arrays.stream(draw.integers(1000, 1999, n).data()).mapToInt(v -> (int) v).toArray();
    double[] u1 = thousandths(draw, n, most);
    double[] u2 = thousandths(draw, n, 1000);
    System.arraycopy(new double[] {0.04, 0.11, 0.14, 0.5}, 0, u1, 1, 4);
    System.arraycopy(new double[] {0.85, 0.4, 0.95, 0.2}, 0, u2, 1, 4);
    int[] specials = {0, a + 1, n - 1};
    for (int i : specials) {
      ids[i] = i == 0 ? CLS : SEP;
      u1[i] = 0;
    }
    return Case.of(
        name, "ids", ids, "u1", u1, "u2", u2, "random_ids", draw.integers(2000, 2999, n));
  }

  private static double[] thousandths(Draw draw, int n, int most) {
    return Arrays.stream(draw.integers(0, most - 1, n).data()).map(v -> (v + 0.5) / 1000).toArray();
  }

  private static Map<String, int[]> reference(Inputs in, Slips slips) {
    int[] ids = in.ints("ids");
    double[] u1 = in.doubles("u1");
    double[] u2 = in.doubles("u2");
    int[] random = in.ints("random_ids");
    int[] corrupted = ids.clone();
    int[] labels = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      boolean chosen = isChosen(ids[i], u1[i], slips);
      if (chosen) {
        corrupted[i] = replaced(ids[i], u2[i], random[i], slips);
      }
      boolean labelled =
          slips.has("labels_only_at_masks") ? chosen && corrupted[i] == MASK : chosen;
      int label = slips.has("labels_from_corrupted") ? corrupted[i] : ids[i];
      labels[i] = labelled || slips.has("labels_everywhere") ? label : IGNORED;
    }
    return Map.of("ids", corrupted, "labels", labels);
  }

  private static boolean isChosen(int id, double u1, Slips slips) {
    boolean special = id == CLS || id == SEP;
    return u1 < (slips.has("rate_80") ? 0.8 : 0.15) && (!special || slips.has("special_masked"));
  }

  private static int replaced(int id, double u2, int random, Slips slips) {
    if (u2 < 0.8 || slips.has("always_mask")) {
      return MASK;
    }
    return (u2 < 0.9) == slips.has("branches_swapped") ? id : random;
  }
}
