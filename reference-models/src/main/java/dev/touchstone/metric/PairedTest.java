package dev.touchstone.metric;

import dev.touchstone.metric.Evidence.Losses;
import dev.touchstone.metric.Evidence.Replicates;
import java.util.stream.DoubleStream;

/**
 * Whether one entry is better than another, or was luckier with these rows: the mean of the
 * differences of their losses against the standard error of that mean.
 *
 * <p>What both get right and what both get wrong says nothing about which is better, so the degrees
 * of freedom are those of the rows on which they differ. Where fewer than six differ, all of them
 * in one direction would still come of pure chance more often than 5 times in 100 (2 · ½⁵ =
 * 0.0625), so nothing is told apart, whatever the standard error. It is 0 when all rows differ by
 * the same: then the number of rows decides alone.
 *
 * @param difference mean loss of the first less that of the second; below 0 the first is better
 * @param error its standard error
 * @param differing rows on which they differ; for replicates, all units
 * @param paired whether they were judged on the same rows; otherwise nothing is told apart
 */
public record PairedTest(double difference, double error, int differing, boolean paired) {

  private static final int FEWEST = 6;

  /** Two entries judged on different rows, or by different metrics, can't be compared. */
  private static final PairedTest NO_PAIR = new PairedTest(0, 0, 0, false);

  public static PairedTest of(Evidence first, Evidence second) {
    if (first.units() != second.units()) {
      return NO_PAIR;
    }
    if (first instanceof Losses(var one) && second instanceof Losses(var other)) {
      return ofLosses(one, other);
    }
    if (first instanceof Replicates one
        && second instanceof Replicates other
        && one.drawn().length == other.drawn().length) {
      return ofReplicates(one, other);
    }
    return NO_PAIR;
  }

  /** Whether chance would make such a difference in fewer than 5 of 100 cases. */
  public boolean separates() {
    return paired
        && differing >= FEWEST
        && Math.abs(difference) > Student.quantile(differing - 1) * error;
  }

  private static PairedTest ofLosses(double[] one, double[] other) {
    int n = one.length;
    double sum = 0;
    int differing = 0;
    for (int row = 0; row < n; row++) {
      double difference = one[row] - other[row];
      sum += difference;
      differing += difference == 0 ? 0 : 1;
    }
    double mean = sum / n;
    double squares = 0;
    for (int row = 0; row < n; row++) {
      double off = one[row] - other[row] - mean;
      squares += off * off;
    }
    double error = n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n);
    return new PairedTest(mean, error, differing, true);
  }

  private static PairedTest ofReplicates(Replicates one, Replicates other) {
    double[] differences = new double[one.drawn().length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = one.drawn()[i] - other.drawn()[i];
    }
    double mean = DoubleStream.of(differences).average().orElseThrow();
    double squares = DoubleStream.of(differences).map(d -> (d - mean) * (d - mean)).sum();
    double error = Math.sqrt(squares / Math.max(1, differences.length - 1));
    return new PairedTest(one.loss() - other.loss(), error, one.units(), true);
  }
}
