package dev.touchstone.metric;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A prediction held against the truth, unit by unit: a row, a sentence or an image. The score can
 * be computed for any part of the units and for any resample of them, which is what an interval and
 * a comparison of two entries are made of.
 */
public interface Evaluation {

  /** How many resamples an interval is made of. */
  int REPLICATES = 400;

  /** Of the resamples behind an interval; the same for everybody. */
  long SEED = 20_260_101;

  int units();

  /**
   * The score if unit i was there {@code times[i]} times; NaN where nothing is defined. Zeros and
   * ones give exactly the score of a part.
   */
  double value(int[] times);

  /** The exact score of all units. */
  default double value() {
    return value(all(units()));
  }

  /** What else there is to say, by name, in order. */
  Map<String, Object> details();

  /**
   * The loss of each unit, if the score is the mean of them or rises and falls with it. Two entries
   * can then be compared in closed form.
   */
  default Optional<double[]> losses() {
    return Optional.empty();
  }

  /**
   * Scores of resampled units. The resamples follow from seed, count and number of units alone, so
   * that those of two entries are pairs. NaN where a resample leaves nothing to score.
   */
  default double[] replicates(long seed, int count) {
    return new Resamples(seed, units()).stream(count).mapToDouble(this::value).toArray();
  }

  /** 95 %: in closed form where there is one, otherwise between percentiles of the resamples. */
  default Interval interval() {
    return Resamples.interval(value(), replicates(SEED, REPLICATES));
  }

  default Score score() {
    return new Score(value(), interval());
  }

  /** The evaluation of some of the units. */
  default Evaluation part(int[] units) {
    return new Part(this, units);
  }

  static int[] all(int units) {
    int[] times = new int[units];
    Arrays.fill(times, 1);
    return times;
  }

  static int[] ofPart(int[] part, int units) {
    int[] times = new int[units];
    IntStream.of(part).forEach(unit -> times[unit]++);
    return times;
  }
}
