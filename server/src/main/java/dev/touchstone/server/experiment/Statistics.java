package dev.touchstone.server.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column's numbers over some runs; those that are not finite are left out.
 *
 * @param n how many there are
 * @param std of a sample, √(Σ(x − x̄)² / (n − 1)); null of fewer than two
 */
record Statistics(Column column, int n, double min, double max, double mean, @Nullable Double std) {

  /** Null where there is no number. */
  static @Nullable Statistics of(Column column, List<Cell> cells) {
    double[] numbers =
        cells.stream()
            .map(Cell::number)
            .filter(number -> number != null && Double.isFinite(number))
            .mapToDouble(Double::doubleValue)
            .toArray();
    if (numbers.length == 0) {
      return null;
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < numbers.length; i++) {
      low = Math.min(low, numbers[i]);
      high = Math.max(high, numbers[i]);
      // Welford's way: what is added up stays small.
      double off = numbers[i] - mean;
      mean += off / (i + 1);
      squares += off * (numbers[i] - mean);
    }
    int n = numbers.length;
    return new Statistics(column, n, low, high, mean, n > 1 ? Math.sqrt(squares / (n - 1)) : null);
  }

  public String shown(@Nullable Double value) {
    return value == null ? "–" : Numbers.shown(value);
  }
}
