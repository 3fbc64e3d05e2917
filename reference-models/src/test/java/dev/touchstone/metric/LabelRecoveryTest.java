package dev.touchstone.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * T4: a log-RMSE board with five decimals gives away a label with each entry that changes one row.
 * Clipping predictions to a published range takes the lever away, and no more than that: the error
 * grows with n · S / Δ instead of √n, S being the score and Δ how far a prediction can be moved.
 */
class LabelRecoveryTest {

  private static final int ROWS = 1000;
  private static final double LOW = 10_000;
  private static final double HIGH = 1_000_000;

  /** Mean error of a recovered logarithm, as it is published with the range. */
  private static final double BOUND = 2.5e-4;

  private final double[] logs =
      new Random(7)
          .doubles(ROWS)
          .map(u -> Math.log(35_000) + u * Math.log(700_000 / 35_000))
          .toArray();

  @Test
  void withoutARangeALabelIsReadToTheDollar() {
    double error = meanError(0, Double.MAX_VALUE);

    assertThat(error).as("a dollar in ten thousand").isLessThan(1e-4);
  }

  @Test
  void withinAPublishedRangeTheErrorIsAboveThePublishedBound() {
    double error = meanError(LOW, HIGH);

    assertThat(error).isGreaterThan(BOUND);
    assertThat(error).isGreaterThan(3 * meanError(0, Double.MAX_VALUE));
  }

  private double meanError(double low, double high) {
    double base = DoubleStream.of(logs).average().orElseThrow();
    double before = board(-1, base, base, low, high);
    double total = 0;
    for (int row = 0; row < ROWS; row++) {
      // The end of the range that is further off moves the score most.
      double moved = Math.log(Math.clamp(Double.MAX_VALUE, low, high));
      if (low > 0 && base - Math.log(low) > moved - base) {
        moved = Math.log(low);
      }
      double after = board(row, moved, base, low, high);
      double squares = ROWS * (after * after - before * before);
      double found = (moved * moved - base * base - squares) / (2 * (moved - base));
      total += Math.abs(found - logs[row]);
    }
    return total / ROWS;
  }

  /** √mean(clip(ln p) − ln y)², as it is shown. */
  private double board(int changed, double moved, double base, double low, double high) {
    double squares = 0;
    for (int row = 0; row < ROWS; row++) {
      double p = Math.clamp(row == changed ? moved : base, Math.log(low), Math.log(high));
      squares += (p - logs[row]) * (p - logs[row]);
    }
    return Math.round(1e5 * Math.sqrt(squares / ROWS)) / 1e5;
  }
}
