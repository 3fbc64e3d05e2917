package dev.touchstone.metric;

import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * How surprised a distribution is by what came: exp(−(1/n) Σ log p_i(y_i)). Guessing among K gives
 * K, knowing gives 1.
 *
 * <p>Each row (n, K) has to be a distribution: whoever hands in more than 1 in all would be paid
 * for it. What is left of rounding is divided out.
 *
 * @param classes K
 */
public record Perplexity(int classes) {

  private static final double Z = 1.959963984540054;
  private static final double ROUNDING = 1e-3;

  /**
   * @throws BadPredictionException if the rows are no distributions
   */
  public void check(Tensor distributions, int rows) {
    if (distributions.isText() || !distributions.shape().equals(List.of(rows, classes))) {
      throw new BadPredictionException(
          "distribution_shape",
          Tensor.shapeText(List.of(rows, classes)),
          distributions.shapeText());
    }
    for (int row = 0; row < rows; row++) {
      check(distributions, row * classes, row);
    }
  }

  private void check(Tensor distributions, int from, int row) {
    double sum = 0;
    for (int i = from; i < from + classes; i++) {
      double p = distributions.data()[i];
      if (!Double.isFinite(p)) {
        throw new BadPredictionException("distribution_not_finite", row, p);
      }
      if (p < 0) {
        throw new BadPredictionException("distribution_negative", row, "%.3g".formatted(p));
      }
      sum += p;
    }
    if (Math.abs(sum - 1) > ROUNDING) {
      throw new BadPredictionException("distribution_sum", row, "%.4g".formatted(sum));
    }
  }

  /**
   * The probability that each row gave to what came.
   *
   * @param came (n,)
   * @throws BadPredictionException if the rows are no distributions
   */
  public double[] likelihoods(int[] came, Tensor distributions) {
    check(distributions, came.length);
    double[] likelihoods = new double[came.length];
    for (int row = 0; row < came.length; row++) {
      int from = row * classes;
      double sum = Arrays.stream(distributions.data(), from, from + classes).sum();
      likelihoods[row] = distributions.data()[from + came[row]] / sum;
    }
    return likelihoods;
  }

  /**
   * The perplexity; the interval is that of the mean logarithm, which is nearly normal. Infinite if
   * something came that was given no probability at all.
   */
  public static Score of(double[] likelihoods) {
    double[] losses = Arrays.stream(likelihoods).map(p -> -Math.log(p)).toArray();
    int n = losses.length;
    double mean = Arrays.stream(losses).average().orElseThrow();
    if (Double.isInfinite(mean)) {
      return new Score(mean, new Interval(mean, mean));
    }
    double squares = Arrays.stream(losses).map(loss -> (loss - mean) * (loss - mean)).sum();
    double half = n < 2 ? 0 : Z * Math.sqrt(squares / (n - 1) / n);
    return new Score(Math.exp(mean), new Interval(Math.exp(mean - half), Math.exp(mean + half)));
  }
}
