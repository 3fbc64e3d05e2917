package dev.touchstone.metric;

import dev.touchstone.reference.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Corpus BLEU (Papineni et al. 2002), 0 … 100, as sacreBLEU 2.6 computes it: n-grams up to 4 summed
 * over all sentences, clipped by the reference that has most of each; the brevity penalty from the
 * references nearest in length, the shorter of two equally near.
 *
 * @param smoothing what becomes of a precision of 0
 * @param floor what stands for a count of 0 where the smoothing is FLOOR
 */
record Bleu(Tokenizer tokenizer, Smoothing smoothing, double floor) implements Metric.OfTables {

  private static final int ORDER = 4;
  private static final int HYPOTHESIS_LENGTH = 2 * ORDER;
  private static final int REFERENCE_LENGTH = 2 * ORDER + 1;

  enum Smoothing {
    /** A half, a quarter, an eighth … of a hit. */
    EXP,
    FLOOR,
    NONE
  }

  @Override
  public String id() {
    return "bleu";
  }

  @Override
  public Text title() {
    return new Text("BLEU", "BLEU");
  }

  @Override
  public String formula() {
    return "100 \\cdot \\exp\\left( \\min(0, 1 - \\tfrac{r}{c}) \\right) \\prod_{n=1}^{4}"
        + " p_n^{1/4}";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public List<Column> columns() {
    return List.of(Column.truth("text", Content.TEXTS), Column.prediction("text", Content.TEXT));
  }

  @Override
  public String display(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }

  @Override
  public Evaluation evaluate(Table truth, Table prediction) {
    List<List<String>> references = truth.cells("text").alternatives();
    String[] hypotheses = prediction.cells("text").texts();
    double[][] sums = new double[hypotheses.length][];
    for (int row = 0; row < sums.length; row++) {
      sums[row] =
          statistics(
              tokenizer.tokens(hypotheses[row]),
              references.get(row).stream().map(tokenizer::tokens).toList());
    }
    double[] total = new Sums(sums, each -> 0, Map::of).total();
    return new Sums(sums, each -> result(each).score, () -> details(total));
  }

  /** Four counts of hits, four totals, the length and that of the nearest reference. */
  private static double[] statistics(List<String> hypothesis, List<List<String>> references) {
    double[] sums = new double[2 * ORDER + 2];
    for (int n = 1; n <= ORDER; n++) {
      Map<List<String>, Integer> most = new HashMap<>();
      for (List<String> reference : references) {
        Ngrams.count(reference, n).forEach((gram, count) -> most.merge(gram, count, Math::max));
      }
      sums[n - 1] = Ngrams.common(Ngrams.count(hypothesis, n), most);
      sums[ORDER + n - 1] = Math.max(0, hypothesis.size() - n + 1);
    }
    sums[HYPOTHESIS_LENGTH] = hypothesis.size();
    sums[REFERENCE_LENGTH] = nearest(hypothesis.size(), references);
    return sums;
  }

  private static int nearest(int length, List<List<String>> references) {
    int nearest = references.getFirst().size();
    for (List<String> reference : references) {
      int off = Math.abs(length - reference.size());
      int least = Math.abs(length - nearest);
      if (off < least || (off == least && reference.size() < nearest)) {
        nearest = reference.size();
      }
    }
    return nearest;
  }

  private record Result(double score, double penalty, double[] precisions) {}

  private Result result(double[] sums) {
    double[] precisions = new double[ORDER];
    double penalty = penalty(sums[HYPOTHESIS_LENGTH], sums[REFERENCE_LENGTH]);
    if (Arrays.stream(sums, 0, ORDER).allMatch(hits -> hits == 0)) {
      return new Result(0, penalty, precisions);
    }
    double halves = 1;
    double logs = 0;
    for (int n = 0; n < ORDER; n++) {
      double total = sums[ORDER + n];
      if (total > 0 && sums[n] == 0 && smoothing == Smoothing.EXP) {
        halves *= 2;
        precisions[n] = 100 / (halves * total);
      } else if (total > 0) {
        double hits = sums[n] == 0 && smoothing == Smoothing.FLOOR ? floor : sums[n];
        precisions[n] = 100 * hits / total;
      }
      logs += precisions[n] == 0 ? Double.NEGATIVE_INFINITY : Math.log(precisions[n]);
    }
    return new Result(penalty * Math.exp(logs / ORDER), penalty, precisions);
  }

  private static double penalty(double length, double reference) {
    return length >= reference ? 1 : length == 0 ? 0 : Math.exp(1 - reference / length);
  }

  private Map<String, Object> details(double[] sums) {
    Result result = result(sums);
    return Details.of("precisions", boxed(result.precisions))
        .with("bp", result.penalty)
        .with("counts", whole(sums, 0))
        .with("totals", whole(sums, ORDER))
        .with("sys_len", (long) sums[HYPOTHESIS_LENGTH])
        .with("ref_len", (long) sums[REFERENCE_LENGTH])
        .with("tokenize", tokenizer.id())
        .with("smooth", smoothing.name().toLowerCase(Locale.ROOT))
        .map();
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static List<Long> whole(double[] values, int from) {
    List<Long> whole = new ArrayList<>();
    for (int i = from; i < from + ORDER; i++) {
      whole.add((long) values[i]);
    }
    return whole;
  }
}
