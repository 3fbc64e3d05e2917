package dev.touchstone.authoring;

import java.time.Duration;

/** Spans of time as authors write them: {@code 60s}, {@code 30m}, {@code 12h}, {@code 4d}. */
final class Spans {

  private Spans() {}

  static Duration of(String text) {
    int end = text.length() - 1;
    return of(Long.parseLong(text.substring(0, end)), text.charAt(end));
  }

  static Duration of(long amount, char unit) {
    return switch (unit) {
      case 's' -> Duration.ofSeconds(amount);
      case 'm' -> Duration.ofMinutes(amount);
      case 'h' -> Duration.ofHours(amount);
      case 'd' -> Duration.ofDays(amount);
      default -> throw new IllegalArgumentException("no unit of time: " + unit);
    };
  }

  /** In the largest unit that has it without a rest. */
  static String text(Duration span) {
    if (span.isZero()) {
      return "0s";
    }
    for (char unit : new char[] {'d', 'h', 'm'}) {
      Duration one = of(1, unit);
      if (span.equals(one.multipliedBy(span.dividedBy(one)))) {
        return span.dividedBy(one) + String.valueOf(unit);
      }
    }
    return span.toSeconds() + "s";
  }
}
