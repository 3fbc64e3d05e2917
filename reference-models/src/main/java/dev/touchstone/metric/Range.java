package dev.touchstone.metric;

/**
 * What predictions are clipped to before they are scored. Published with a competition: it keeps an
 * absurd prediction from giving away the label behind it.
 */
public record Range(double low, double high) {

  /** Nothing is clipped. */
  public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public Range {
    if (!(low < high)) {
      throw new IllegalArgumentException("a range from " + low + " to " + high + " is empty");
    }
  }

  double clip(double value) {
    return Math.clamp(value, low, high);
  }
}
