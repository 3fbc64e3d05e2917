package dev.touchstone.metric;

import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The share of rows whose class was named: (1/n) Σ [ŷ_i = y_i].
 *
 * <p>What a program predicts are integers of shape (n,). Floats are refused even where they are
 * whole: who hands in probabilities should read so, not score by rounding. Names of classes are
 * compared to the letter.
 */
public record Accuracy(Labels labels) implements Metric.OfTables {

  /** For classes 0 … K − 1. */
  public Accuracy(int classes) {
    this(Labels.count(classes));
  }

  @Override
  public String id() {
    return "accuracy";
  }

  @Override
  public Text title() {
    return new Text("准确率", "Accuracy");
  }

  @Override
  public String formula() {
    return "\\frac{1}{n} \\sum_{i=1}^{n} [\\hat{y}_i = y_i]";
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
  public String display(double score) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * score);
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
    double[] losses = new double[real.length];
    for (int row = 0; row < losses.length; row++) {
      losses[row] = real[row].equals(predicted[row]) ? 0 : 1;
    }
    return new Shares(losses);
  }

  /**
   * Hits and misses, and Wilson's interval for the share of hits.
   *
   * @param misses (n,), 0 or 1
   */
  record Shares(double[] misses) implements Evaluation {

    @Override
    public int units() {
      return misses.length;
    }

    @Override
    public double value(int[] times) {
      long hits = 0;
      long count = 0;
      for (int row = 0; row < misses.length; row++) {
        count += times[row];
        hits += misses[row] == 0 ? times[row] : 0;
      }
      return count == 0 ? Double.NaN : (double) hits / count;
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("correct", hits()).with("rows", misses.length).map();
    }

    private int hits() {
      return misses.length - (int) Arrays.stream(misses).sum();
    }

    @Override
    public Optional<double[]> losses() {
      return Optional.of(misses.clone());
    }

    @Override
    public Evaluation part(int[] units) {
      return new Shares(Arrays.stream(units).mapToDouble(i -> misses[i]).toArray());
    }

    @Override
    public Interval interval() {
      return Interval.wilson(hits(), misses.length);
    }
  }
}
