package dev.touchstone.grading;

import java.math.BigDecimal;
import java.util.Locale;

/** A grading in one line: {@code softmax ACCEPTED 10/10 in 0.4 s}. */
public final class Summary {

  private static final double MILLIS = 1000;

  private Summary() {}

  public static String line(GradingReport report) {
    return String.format(
        Locale.ROOT,
        "%s %s %s/%s in %.1f s",
        report.exercise(),
        report.verdict(),
        points(report.score()),
        points(report.maxScore()),
        report.totalMillis() / MILLIS);
  }

  /** Points without needless zeros: 10, 7.5. */
  public static String points(double points) {
    return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
  }
}
