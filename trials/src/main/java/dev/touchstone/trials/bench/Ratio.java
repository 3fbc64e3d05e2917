package dev.touchstone.trials.bench;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table: how we compare with something else.
 *
 * @param unit of ours and theirs
 * @param target the median ratio may be at most this, or must be at least this
 * @param targetP95 the same for 95 of 100 rounds, where there is one
 */
record Ratio(
    String id,
    String what,
    String against,
    String unit,
    Figure ours,
    Figure theirs,
    Figure ratio,
    boolean atLeast,
    double target,
    @Nullable Double targetP95) {

  /** A sample and what is told of it. */
  record Figure(double median, double p95, List<Double> values) {
    static Figure of(Sample sample) {
      return new Figure(sample.median(), sample.p95(), sample.values());
    }
  }

  /** Milliseconds, of which we should take a share of at most the target. */
  static Ratio atMost(
      double target, String id, String what, Sample ours, String against, Sample theirs) {
    return of(id, what, against, "ms", ours, theirs, false, target);
  }

  static Ratio of(
      String id,
      String what,
      String against,
      String unit,
      Sample ours,
      Sample theirs,
      boolean atLeast,
      double target) {
    return new Ratio(
        id,
        what,
        against,
        unit,
        Figure.of(ours),
        Figure.of(theirs),
        Figure.of(ours.over(theirs)),
        atLeast,
        target,
        null);
  }

  Ratio withP95(double most) {
    return new Ratio(id, what, against, unit, ours, theirs, ratio, atLeast, target, most);
  }

  boolean isHeld() {
    boolean median = atLeast ? ratio.median() >= target : ratio.median() <= target;
    return median && (targetP95 == null || ratio.p95() <= targetP95);
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%-3s %-30s %-24s %10s %10s   %6.3f %6.3f   %s %s",
        id,
        what,
        against,
        number(ours.median()),
        number(theirs.median()),
        ratio.median(),
        ratio.p95(),
        goal(),
        isHeld() ? "" : "MISSED");
  }

  String goal() {
    String median = (atLeast ? "≥ " : "≤ ") + plain(target);
    return targetP95 == null ? median : median + ", p95 ≤ " + plain(targetP95);
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f %s" : "%.0f %s", value, unit);
  }
}
