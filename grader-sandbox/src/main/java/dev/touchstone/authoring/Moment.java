package dev.touchstone.authoring;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A date as an author writes it: {@code 2026-09-21 23:59} by the course's clock, or {@code +4d},
 * {@code -3h}, {@code +30m} from when the folder is loaded.
 */
public record Moment(String text) {

  private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  public Moment {
    // Refuses what is none.
    at(text, Instant.EPOCH, ZoneId.of("UTC"));
  }

  /**
   * The date of an instant by a clock. What is not on a minute, or in the second of two equal
   * hours, cannot be written: then it is the next that can.
   */
  public static Moment notBefore(Instant instant, ZoneId zone) {
    LocalDateTime minute = instant.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
    while (minute.atZone(zone).toInstant().isBefore(instant)) {
      minute = minute.plusMinutes(1);
    }
    return new Moment(WRITTEN.format(minute));
  }

  /** The same time of day so many days later; of a date only. */
  public Moment plusDays(long days) {
    return new Moment(WRITTEN.format(LocalDateTime.parse(text, WRITTEN).plusDays(days)));
  }

  /**
   * A time that a clock put forward skips is the one an hour later; of two equal ones it is the
   * first.
   */
  public Instant at(Instant loaded, ZoneId zone) {
    return at(text, loaded, zone);
  }

  /** Whether it is a date, and not counted from the first load. */
  public boolean isFixed() {
    return Character.isDigit(text.charAt(0));
  }

  private static Instant at(String text, Instant loaded, ZoneId zone) {
    return !Character.isDigit(text.charAt(0))
        ? loaded.plus(span(text))
        : LocalDateTime.parse(text, WRITTEN).atZone(zone).toInstant();
  }

  private static Duration span(String text) {
    long amount = Long.parseLong(text.substring(0, text.length() - 1));
    return Spans.of(amount, text.charAt(text.length() - 1));
  }

  @Override
  public String toString() {
    return text;
  }
}
