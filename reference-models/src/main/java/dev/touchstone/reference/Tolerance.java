package dev.touchstone.reference;

/**
 * How far a value may be from the reference's: |actual − expected| ≤ atol + rtol · |expected|, as
 * in numpy.allclose.
 */
public record Tolerance(double rtol, double atol) {

  /** For whoever computes in float32, as PyTorch does by default. */
  public static final Tolerance FLOAT32 = new Tolerance(1e-4, 1e-5);

  public static final Tolerance EXACT = new Tolerance(0, 0);

  Tolerance times(double factor) {
    return new Tolerance(rtol * factor, atol * factor);
  }

  boolean accepts(double expected, double actual) {
    // An infinite expectation would make the bound infinite as well.
    return Double.compare(expected, actual) == 0
        || Double.isFinite(expected)
            && Math.abs(actual - expected) <= atol + rtol * Math.abs(expected);
  }
}
