package dev.touchstone.goal;

import java.util.Locale;

/** What is measured. */
public enum Quantity {
  /** The share of images whose class was named. */
  IMAGES(true),
  /** e to the mean of −log p over the characters that came. */
  PERPLEXITY(false),
  /** The share of strings that were written without a mistake. */
  STRINGS(true);

  private final boolean share;

  Quantity(boolean share) {
    this.share = share;
  }

  /** Whether more is better. */
  public boolean isShare() {
    return share;
  }

  public boolean reaches(double value, double mark) {
    return share ? value >= mark : value <= mark;
  }

  /** As it is shown: {@code 91.3%}, {@code 218.7}. */
  public String show(double value) {
    if (Double.isInfinite(value)) {
      return "∞";
    }
    return share
        ? String.format(Locale.ROOT, "%.1f%%", 100 * value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  /** A mark as it is shown, with the direction. */
  public String bound(double mark) {
    return (share ? "≥ " : "≤ ") + show(mark);
  }
}
