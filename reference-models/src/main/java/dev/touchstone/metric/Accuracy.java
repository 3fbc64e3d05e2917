package dev.touchstone.metric;

import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The share of rows whose class was named: (1/n) Σ [ŷ_i = y_i], for classes 0 … K − 1.
 *
 * <p>Predictions are integers of shape (n,). Floats are refused even where they are whole: who
 * hands in probabilities should read so, not score by rounding.
 *
 * @param classes K
 */
public record Accuracy(int classes) implements Metric {

  public Accuracy {
    if (classes < 2) {
      throw new IllegalArgumentException("accuracy needs two classes or more, not " + classes);
    }
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
  public String display(double score) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * score);
  }

  @Override
  public void check(Tensor prediction, int rows) {
    Predictions.checkShape(prediction, List.of(rows));
    Predictions.checkFinite(prediction);
    Predictions.checkIntegers(prediction);
    Predictions.checkRange(prediction, classes);
  }

  @Override
  public double[] losses(Tensor truth, Tensor prediction) {
    check(prediction, truth.size());
    return IntStream.range(0, truth.size())
        .mapToDouble(i -> truth.data()[i] == prediction.data()[i] ? 0 : 1)
        .toArray();
  }

  @Override
  public Score score(Tensor truth, Tensor prediction) {
    double[] losses = losses(truth, prediction);
    int hits = losses.length - (int) Arrays.stream(losses).sum();
    return new Score((double) hits / losses.length, Interval.wilson(hits, losses.length));
  }
}
