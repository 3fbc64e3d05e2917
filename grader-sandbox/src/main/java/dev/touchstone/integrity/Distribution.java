package dev.touchstone.integrity;

import java.util.Arrays;

/**
 * How alike the pairs of a class are: without it, no similarity says anything.
 *
 * @param bins how many pairs lie in [0, 0.05), [0.05, 0.1), … [0.95, 1]
 */
public record Distribution(int pairs, double median, double upperQuartile, double max, int[] bins) {

  private static final int BINS = 20;

  /** Fewer pairs tell nothing of a class. */
  private static final int ENOUGH = 10;

  private static final double TIMES = 3.4;
  private static final double NEARLY_EQUAL = 0.9;

  static Distribution of(double[] similarities) {
    double[] sorted = similarities.clone();
    Arrays.sort(sorted);
    int[] bins = new int[BINS];
    for (double each : sorted) {
      bins[Math.min(BINS - 1, (int) (each * BINS))]++;
    }
    return new Distribution(
        sorted.length, quantile(sorted, 0.5), quantile(sorted, 0.75), quantile(sorted, 1), bins);
  }

  /**
   * From where on a pair stands out of its class: 3.4 times as alike as the median pair is, and
   * never below the floor; what is nearly equal always does. In a class too small to have a
   * distribution, twice the floor.
   */
  double threshold(double floor) {
    if (pairs < ENOUGH) {
      return Math.min(NEARLY_EQUAL, 2 * floor);
    }
    return Math.clamp(TIMES * median, floor, NEARLY_EQUAL);
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * (sorted.length - 1))];
  }
}
