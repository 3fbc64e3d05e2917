package dev.touchstone.server.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a page shows them: five significant digits, and no zeros behind them. */
final class Numbers {

  private static final MathContext DIGITS = new MathContext(5);
  private static final double SMALL = 1e-4;
  private static final double LARGE = 1e7;

  private Numbers() {}

  static String shown(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    String text =
        size >= SMALL && size < LARGE ? plain(value) : String.format(Locale.ROOT, "%.4g", value);
    return text.replace('-', '−');
  }

  private static String plain(double value) {
    boolean whole = value == Math.rint(value);
    BigDecimal exact = new BigDecimal(value);
    return (whole ? exact : exact.round(DIGITS)).stripTrailingZeros().toPlainString();
  }
}
