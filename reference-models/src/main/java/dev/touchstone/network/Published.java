package dev.touchstone.network;

import java.util.Locale;

/**
 * A figure that somebody published of a network, as it was printed: rounded to a unit.
 *
 * @param of what it counts, such as {@code parameters} or {@code conv1 multiply-adds}
 * @param printed the figure
 * @param unit what it is rounded to; 1 for an exact count
 * @param source where it stands
 */
public record Published(String of, double printed, double unit, String source) {

  public static Published exactly(String of, long count, String source) {
    return new Published(of, count, 1, source);
  }

  /** A figure like 0.16M: 0.16 in units of 0.01 million. */
  public static Published rounded(String of, double printed, double unit, String source) {
    return new Published(of, printed, unit, source);
  }

  /** Whether the count, rounded like the figure, is the figure. */
  public boolean agrees(double count) {
    return Math.abs(count - printed) <= unit / 2 + 1e-9 * Math.abs(printed)
        && (unit > 1 || count == printed);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s %,.0f (%s)", of, printed, source);
  }
}
