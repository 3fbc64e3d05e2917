package dev.touchstone.metric;

import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * F1 of classes: F_c = 2 TP_c / (2 TP_c + FP_c + FN_c), and 0 where nothing of a class is true or
 * predicted. The classes are those fixed, or those that occur in truth or prediction.
 */
record F1(Average average, Labels labels) implements Metric.OfTables {

  /** How the classes become one number. */
  enum Average {
    MICRO("微平均 F1", "Micro F1", "\\frac{2 \\sum_c TP_c}{\\sum_c (2\\,TP_c + FP_c + FN_c)}"),
    MACRO("宏平均 F1", "Macro F1", "\\frac{1}{C} \\sum_c \\frac{2\\,TP_c}{2\\,TP_c + FP_c + FN_c}"),
    WEIGHTED(
        "加权平均 F1",
        "Weighted F1",
        "\\sum_c \\frac{n_c}{n} \\cdot \\frac{2\\,TP_c}{2\\,TP_c + FP_c + FN_c}");

    private final Text title;
    private final String formula;

    Average(String zh, String en, String formula) {
      this.title = new Text(zh, en);
      this.formula = formula;
    }
  }

  @Override
  public String id() {
    return average.name().toLowerCase(Locale.ROOT) + "-f1";
  }

  @Override
  public Text title() {
    return average.title;
  }

  @Override
  public String formula() {
    return average.formula;
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public List<Column> columns() {
    return List.of(Column.truth("label", Content.LABEL), Column.prediction("label", Content.LABEL));
  }

  @Override
  public void check(Tensor prediction, int rows) {
    Predictions.checkClasses(prediction, rows, labels);
  }

  @Override
  public Evaluation evaluate(Table truth, Table prediction) {
    Cells trueCells = truth.cells("label");
    Cells cells = prediction.cells("label");
    String[] real = trueCells.labels();
    String[] predicted = cells.labels();
    labels.check(real, trueCells, predicted, cells);
    List<String> classes = labels.of(real, predicted);
    Map<String, Integer> index = new HashMap<>();
    classes.forEach(label -> index.put(label, index.size()));
    int[] rows = new int[real.length];
    int[] columns = new int[real.length];
    for (int i = 0; i < real.length; i++) {
      rows[i] = index.getOrDefault(real[i], 0);
      columns[i] = index.getOrDefault(predicted[i], 0);
    }
    return new Counted(average, classes, rows, columns);
  }

  /**
   * @param truth (n,), numbers of classes
   * @param predicted (n,)
   */
  private record Counted(Average average, List<String> classes, int[] truth, int[] predicted)
      implements Evaluation {

    @Override
    public int units() {
      return truth.length;
    }

    @Override
    public double value(int[] times) {
      return Counts.of(this, times).averaged(average)[2];
    }

    @Override
    public Map<String, Object> details() {
      Counts counts = Counts.of(this, Evaluation.all(units()));
      Details details = new Details();
      for (Average each : Average.values()) {
        details.with(each.name().toLowerCase(Locale.ROOT), named(counts.averaged(each)).map());
      }
      Map<String, Object> perClass = new LinkedHashMap<>();
      for (int c = 0; c < classes.size(); c++) {
        double support = counts.hits[c] + counts.missed[c];
        perClass.put(
            classes.get(c), named(counts.ofClass(c)).with("support", (long) support).map());
      }
      return details.with("per_class", perClass).map();
    }

    private static Details named(double[] measures) {
      return Details.of("precision", measures[0])
          .with("recall", measures[1])
          .with("f1", measures[2]);
    }
  }

  /** TP, FP and FN by class. */
  private record Counts(double[] hits, double[] wrong, double[] missed) {

    static Counts of(Counted rows, int[] times) {
      int classes = rows.classes.size();
      Counts counts = new Counts(new double[classes], new double[classes], new double[classes]);
      for (int i = 0; i < times.length; i++) {
        if (rows.truth[i] == rows.predicted[i]) {
          counts.hits[rows.truth[i]] += times[i];
        } else {
          counts.wrong[rows.predicted[i]] += times[i];
          counts.missed[rows.truth[i]] += times[i];
        }
      }
      return counts;
    }

    /** Precision, recall and F1. */
    double[] ofClass(int c) {
      return measures(hits[c], wrong[c], missed[c]);
    }

    double[] averaged(Average average) {
      return switch (average) {
        case MICRO -> measures(sum(hits), sum(wrong), sum(missed));
        case MACRO -> mean(c -> 1);
        case WEIGHTED -> mean(c -> hits[c] + missed[c]);
      };
    }

    private double[] mean(IntToDoubleFunction weight) {
      double[] sums = new double[3];
      double total = 0;
      for (int c = 0; c < hits.length; c++) {
        double[] measures = ofClass(c);
        double w = weight.applyAsDouble(c);
        total += w;
        for (int i = 0; i < sums.length; i++) {
          sums[i] += w * measures[i];
        }
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] = ratio(sums[i], total);
      }
      return sums;
    }

    private static double[] measures(double hits, double wrong, double missed) {
      return new double[] {
        ratio(hits, hits + wrong),
        ratio(hits, hits + missed),
        ratio(2 * hits, 2 * hits + wrong + missed)
      };
    }

    private static double ratio(double part, double whole) {
      return whole == 0 ? 0 : part / whole;
    }

    private static double sum(double[] values) {
      return Arrays.stream(values).sum();
    }
  }
}
