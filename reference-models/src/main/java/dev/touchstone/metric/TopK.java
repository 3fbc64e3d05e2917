package dev.touchstone.metric;

import dev.touchstone.reference.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The share of rows whose class is among the k highest scores: (1/n) Σ [|{j ≠ y_i : s_ij ≥ s_iy_i}|
 * < k]. Among equal scores the true class comes last, so a constant gains nothing.
 */
record TopK(int k, Labels labels) implements Metric.OfTables {

  TopK {
    if (k < 1) {
      throw new IllegalArgumentException("k is 1 or more, not " + k);
    }
  }

  @Override
  public String id() {
    return "top-k";
  }

  @Override
  public Text title() {
    return new Text("前 " + k + " 准确率", "Top-" + k + " accuracy");
  }

  @Override
  public String formula() {
    return "\\frac{1}{n} \\sum_{i=1}^{n} \\left[\\, |\\{ j \\n"
        + "e y_i : s_{ij} \\ge s_{i y_i} \\}| < k \\r"
        + "ight]";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.truth("label", Content.LABEL), Column.prediction("scores", Content.SCORES));
  }

  @Override
  public String display(double score) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * score);
  }

  @Override
  public Evaluation evaluate(Table truth, Table prediction) {
    Cells trueCells = truth.cells("label");
    String[] real = trueCells.labels();
    ClassScores scores = ClassScores.of(prediction, labels);
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < scores.classes().size(); i++) {
      index.put(scores.classes().get(i), i);
    }
    double[] misses = new double[real.length];
    for (int row = 0; row < real.length; row++) {
      Integer truthIndex = index.get(real[row]);
      if (truthIndex == null) {
        throw trueCells.refusal(
            row, "label_unknown", real[row], String.join(", ", scores.classes()));
      }
      misses[row] = isAmong(scores.values()[row], truthIndex) ? 0 : 1;
    }
    return new Accuracy.Shares(misses);
  }

  private boolean isAmong(double[] scores, int truth) {
    long before = Arrays.stream(scores).filter(score -> score >= scores[truth]).count() - 1;
    return before < k;
  }

  /**
   * @param classes by column
   * @param values (n, K)
   */
  record ClassScores(List<String> classes, double[][] values) {

    /** From a list in each row, or from a column for each class. */
    static ClassScores of(Table table, Labels labels) {
      List<String> columns = table.values();
      if (columns.size() == 1) {
        return listed(table.cells("scores"), labels);
      }
      double[][] values = new double[table.units()][columns.size()];
      for (int j = 0; j < columns.size(); j++) {
        double[] column = table.cells(columns.get(j)).numbers();
        for (int row = 0; row < column.length; row++) {
          values[row][j] = column[row];
        }
      }
      return new ClassScores(columns, values);
    }

    private static ClassScores listed(Cells cells, Labels labels) {
      double[][] values = cells.vectors();
      int width = labels.areFixed() ? labels.fixed().size() : values[0].length;
      for (int row = 0; row < values.length; row++) {
        if (values[row].length != width) {
          throw cells.refusal(row, "length", values[row].length, width);
        }
      }
      List<String> names = new ArrayList<>(labels.fixed());
      for (int i = names.size(); i < width; i++) {
        names.add(String.valueOf(i));
      }
      return new ClassScores(names, values);
    }
  }
}
