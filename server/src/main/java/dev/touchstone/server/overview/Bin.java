package dev.touchstone.server.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A bar of the distribution: how many students have at least {@code from} and less than {@code to}
 * points; full marks have a bar of their own, where the two are equal.
 *
 * @param share of the highest bar
 */
record Bin(BigDecimal from, BigDecimal to, int count, double share) {

  private static final int TENTHS = 10;

  /** Ten of equal width, the lowest first, and full marks. */
  static List<Bin> of(Collection<BigDecimal> totals, BigDecimal full) {
    int[] counts = new int[TENTHS + 1];
    totals.forEach(total -> counts[tenth(total, full)]++);
    int most = 1;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i <= TENTHS; i++) {
      BigDecimal to = edge(Math.min(i + 1, TENTHS), full);
      bins.add(new Bin(edge(i, full), to, counts[i], counts[i] / (double) most));
    }
    return bins;
  }

  public boolean isFullMarks() {
    return from.compareTo(to) == 0;
  }

  private static int tenth(BigDecimal total, BigDecimal full) {
    BigDecimal tenths = total.multiply(BigDecimal.TEN).divide(full, 0, RoundingMode.FLOOR);
    return Math.clamp(tenths.intValue(), 0, TENTHS);
  }

  private static BigDecimal edge(int tenths, BigDecimal full) {
    return full.multiply(BigDecimal.valueOf(tenths, 1)).stripTrailingZeros();
  }
}
