package dev.touchstone.metric;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A score that rises or falls with the mean loss of the rows.
 *
 * @param loss (n,)
 * @param scale of the mean, monotone: identity, root, 1 − mean, …
 */
record Mean(double[] loss, DoubleUnaryOperator scale, Map<String, Object> details)
    implements Evaluation {

  private static final double Z = 1.959963984540054;

  @Override
  public int units() {
    return loss.length;
  }

  @Override
  public double value(int[] times) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < loss.length; i++) {
      if (times[i] != 0) {
        sum += times[i] * loss[i];
        count += times[i];
      }
    }
    return count == 0 ? Double.NaN : scale.applyAsDouble(sum / count);
  }

  @Override
  public Optional<double[]> losses() {
    return Optional.of(loss.clone());
  }

  @Override
  public Evaluation part(int[] units) {
    return new Mean(Arrays.stream(units).mapToDouble(i -> loss[i]).toArray(), scale, Map.of());
  }

  /** The mean ± 1.96 standard errors, never below the least possible loss of 0, as scores. */
  @Override
  public Interval interval() {
    int n = loss.length;
    double mean = Arrays.stream(loss).average().orElse(Double.NaN);
    if (!Double.isFinite(mean)) {
      return Resamples.interval(value(), new double[] {value()});
    }
    double squares = Arrays.stream(loss).map(each -> (each - mean) * (each - mean)).sum();
    double half = n < 2 ? 0 : Z * Math.sqrt(squares / (n - 1) / n);
    double one = scale.applyAsDouble(Math.max(0, mean - half));
    double other = scale.applyAsDouble(mean + half);
    return new Interval(Math.min(one, other), Math.max(one, other));
  }
}
