package dev.touchstone.metric;

/** A confidence interval, both ends included. */
public record Interval(double low, double high) {

  /** The 97.5th percentile of the standard normal distribution: 95 % lie within ±z. */
  private static final double Z = 1.959963984540054;

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("not an interval: " + low + " to " + high);
    }
  }

  /**
   * Wilson's score interval for a share of {@code hits} in {@code n}: (p + z²/2n ± z √(p(1 − p)/n +
   * z²/4n²)) / (1 + z²/n). Unlike p ± 1.96 s.e. it holds near 0 and 1, where good entries are
   * (Wilson 1927).
   */
  public static Interval wilson(int hits, int n) {
    if (n < 1 || hits < 0 || hits > n) {
      throw new IllegalArgumentException(hits + " of " + n + " is no share");
    }
    double p = (double) hits / n;
    double z2 = Z * Z / n;
    double centre = p + z2 / 2;
    double half = Z * Math.sqrt((p * (1 - p) + z2 / 4) / n);
    return new Interval(
        Math.max(0, (centre - half) / (1 + z2)), Math.min(1, (centre + half) / (1 + z2)));
  }
}
