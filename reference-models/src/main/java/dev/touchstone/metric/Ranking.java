package dev.touchstone.metric;

import dev.touchstone.metric.BadDataException.Place;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How well scores put one class before the other.
 *
 * <p>ROC AUC is the share of pairs (positive, negative) in the right order, a tie counting one half
 * (Mann and Whitney 1947). Average precision is Σ (R_t − R_{t−1}) P_t over the different scores t
 * from above, without interpolation.
 *
 * @param positive the name of the positive class; empty: 1 or true
 */
record Ranking(Kind kind, String positive) implements Metric.OfTables {

  private static final Set<String> POSITIVES = Set.of("1", "true", "True");
  private static final Set<String> NEGATIVES = Set.of("0", "-1", "false", "False");

  enum Kind {
    ROC_AUC(
        "roc-auc",
        "ROC 曲线下面积",
        "ROC AUC",
        "\\frac{1}{n_+ n_-} \\sum_{i: y_i = 1} \\sum_{j: y_j = 0} \\left( [s_i > s_j] + \\tfrac12"
            + " [s_i = s_j] \\right)"),
    AVERAGE_PRECISION(
        "average-precision", "平均精度", "Average precision", "\\sum_t (R_t - R_{t-1}) P_t");

    private final String id;
    private final Text title;
    private final String formula;

    Kind(String id, String zh, String en, String formula) {
      this.id = id;
      this.title = new Text(zh, en);
      this.formula = formula;
    }
  }

  @Override
  public String id() {
    return kind.id;
  }

  @Override
  public Text title() {
    return kind.title;
  }

  @Override
  public String formula() {
    return kind.formula;
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.truth("label", Content.BINARY), Column.prediction("score", Content.NUMBER));
  }

  @Override
  public void check(Tensor prediction, int rows) {
    Predictions.checkNumbers(prediction, rows);
  }

  @Override
  public Evaluation evaluate(Table truth, Table prediction) {
    Cells cells = truth.cells("label");
    boolean[] real = positives(cells);
    double[] scores = prediction.cells("score").numbers();
    int positives = (int) IntStream.range(0, real.length).filter(i -> real[i]).count();
    if (positives == 0 || (kind == Kind.ROC_AUC && positives == real.length)) {
      throw new BadDataException(Place.column(Side.TRUTH, "label"), "one_class");
    }
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Ranked(kind, real, scores, order);
  }

  private boolean[] positives(Cells cells) {
    String[] labels = cells.labels();
    boolean[] positives = new boolean[labels.length];
    if (!positive.isEmpty() && Stream.of(labels).distinct().count() > 2) {
      throw new BadDataException(Place.column(Side.TRUTH, "label"), "not_binary");
    }
    for (int row = 0; row < labels.length; row++) {
      positives[row] =
          positive.isEmpty() ? POSITIVES.contains(labels[row]) : labels[row].equals(positive);
      if (positive.isEmpty() && !positives[row] && !NEGATIVES.contains(labels[row])) {
        throw cells.refusal(row, "label_not_binary", labels[row]);
      }
    }
    return positives;
  }

  /**
   * @param order rows from the highest score down
   */
  private record Ranked(Kind kind, boolean[] truth, double[] scores, int[] order)
      implements Evaluation {

    @Override
    public int units() {
      return truth.length;
    }

    @Override
    public double value(int[] times) {
      double above = 0; // negatives with a higher score
      double hits = 0;
      double pairs = 0;
      double precisions = 0;
      for (int from = 0, to; from < order.length; from = to) {
        double positive = 0;
        double negative = 0;
        // -0.0 and 0.0 are one score.
        for (to = from; to < order.length && scores[order[to]] == scores[order[from]]; to++) {
          positive += truth[order[to]] ? times[order[to]] : 0;
          negative += truth[order[to]] ? 0 : times[order[to]];
        }
        pairs += positive * (above + negative / 2);
        hits += positive;
        above += negative;
        precisions += positive == 0 ? 0 : positive * hits / (hits + above);
      }
      return switch (kind) {
        case ROC_AUC -> hits == 0 || above == 0 ? Double.NaN : 1 - pairs / (hits * above);
        case AVERAGE_PRECISION -> hits == 0 ? Double.NaN : precisions / hits;
      };
    }

    @Override
    public Map<String, Object> details() {
      long positives = IntStream.range(0, truth.length).filter(i -> truth[i]).count();
      return Details.of("positives", positives)
          .with("negatives", truth.length - positives)
          .with("different_scores", Arrays.stream(scores).distinct().count())
          .map();
    }
  }
}
