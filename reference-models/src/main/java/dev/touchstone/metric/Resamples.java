package dev.touchstone.metric;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * Units drawn with replacement, as many as there are (Efron 1979): how often each came.
 *
 * @param units how many there are to draw from
 */
record Resamples(long seed, int units) {

  private static final double TAIL = 0.025;

  Stream<int[]> stream(int count) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return Stream.generate(() -> draw(random)).limit(count);
  }

  private int[] draw(RandomGenerator random) {
    int[] times = new int[units];
    for (int i = 0; i < units; i++) {
      times[random.nextInt(units)]++;
    }
    return times;
  }

  /**
   * From the 2.5th to the 97.5th percentile of the replicates, moved by what they are off on
   * average: repeated units make some scores too good, average precision for one. It holds the
   * score, and leaves 0 … 1 only if the replicates do.
   */
  static Interval interval(double score, double[] replicates) {
    double[] sorted = Arrays.stream(replicates).filter(r -> !Double.isNaN(r)).sorted().toArray();
    if (sorted.length == 0 || Double.isNaN(score)) {
      return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double least = sorted[0];
    double most = sorted[sorted.length - 1];
    double off =
        Double.isFinite(most - least) ? Arrays.stream(sorted).average().orElse(0) - score : 0;
    double low = sorted[(int) Math.floor(TAIL * (sorted.length - 1))] - off;
    double high = sorted[(int) Math.ceil((1 - TAIL) * (sorted.length - 1))] - off;
    low = least >= 0 ? Math.max(0, low) : low;
    high = most <= 1 ? Math.min(1, high) : high;
    return new Interval(Math.min(low, score), Math.max(high, score));
  }
}
