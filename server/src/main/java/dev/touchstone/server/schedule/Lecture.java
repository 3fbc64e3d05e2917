package dev.touchstone.server.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An hour of the course: {@code 2026-09-08 13:00-14:30 Room 101} on a line of a form. */
record Lecture(Instant startsAt, Instant endsAt, String place) {

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d{4}-\\d{1,2}-\\d{1,2})\\s+(\\d{1,2}:\\d{2})\\s*[-–—~～至]\\s*(\\d{1,2}:\\d{2})(?:\\s+(.*))?");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-M-d", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /**
   * @throws RefusedPageException if the line is not written so
   */
  static Lecture read(String line, ZoneId zone) {
    Matcher found = WRITTEN.matcher(line.strip().replace('：', ':'));
    try {
      if (found.matches()) {
        LocalDate day = LocalDate.parse(found.group(1), DAY);
        Instant from = day.atTime(LocalTime.parse(found.group(2), TIME)).atZone(zone).toInstant();
        Instant to = day.atTime(LocalTime.parse(found.group(3), TIME)).atZone(zone).toInstant();
        if (to.isAfter(from)) {
          String place = found.group(4) == null ? "" : found.group(4).strip();
          return new Lecture(from, to, place);
        }
      }
    } catch (DateTimeException e) {
      throw new RefusedPageException("lecture", line.strip());
    }
    throw new RefusedPageException("lecture", line.strip());
  }

  String written(ZoneId zone) {
    return (DAY_AND_TIME.format(startsAt.atZone(zone))
            + "-"
            + DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(endsAt.atZone(zone))
            + " "
            + place)
        .strip();
  }
}
