package dev.touchstone.metric;

import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * A score that is a function of sums over the units: counts of hits, of n-grams, of errors.
 *
 * @param of (units, m), what each unit adds
 * @param scale from the m sums
 */
record Sums(double[][] of, ToDoubleFunction<double[]> scale, Supplier<Map<String, Object>> told)
    implements Evaluation {

  @Override
  public int units() {
    return of.length;
  }

  @Override
  public double value(int[] times) {
    double[] sums = new double[of[0].length];
    for (int unit = 0; unit < of.length; unit++) {
      int count = times[unit];
      if (count != 0) {
        double[] added = of[unit];
        for (int i = 0; i < sums.length; i++) {
          sums[i] += count * added[i];
        }
      }
    }
    return scale.applyAsDouble(sums);
  }

  @Override
  public Map<String, Object> details() {
    return told.get();
  }

  double[] total() {
    double[] sums = new double[of[0].length];
    for (double[] added : of) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += added[i];
      }
    }
    return sums;
  }
}
