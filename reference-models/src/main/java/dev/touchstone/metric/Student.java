package dev.touchstone.metric;

/** Student's distribution, as far as a test with 5 % needs it. */
final class Student {

  /** The 97.5th percentile of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  private static final double Z3 = Z * Z * Z;
  private static final double Z5 = Z3 * Z * Z;
  private static final double Z7 = Z5 * Z * Z;

  private Student() {}

  /**
   * The 97.5th percentile, by the expansion in 1/ν about the normal distribution's (Fisher and
   * Cornish 1960); from 5 degrees of freedom on it is right to 0.003.
   *
   * @param degrees ν, 5 or more
   */
  static double quantile(int degrees) {
    if (degrees < 5) {
      throw new IllegalArgumentException("too few degrees of freedom: " + degrees);
    }
    double v = degrees;
    return Z
        + (Z3 + Z) / (4 * v)
        + (5 * Z5 + 16 * Z3 + 3 * Z) / (96 * v * v)
        + (3 * Z7 + 19 * Z5 + 17 * Z3 - 15 * Z) / (384 * v * v * v);
  }
}
