package dev.touchstone.server.authoring;

import dev.touchstone.authoring.Moment;
import dev.touchstone.server.assignment.Assignment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;

/**
 * By how many days dates move from one course to another. The time of day stays what it was on the
 * wall, whatever summer time does in between, and also where the other course has another zone.
 */
record Shift(long days, ZoneId from, ZoneId to) {

  private static final long LONGEST = 3660;
  private static final int WEEK = 7;

  Shift {
    if (days < -LONGEST || days > LONGEST) {
      throw new RefusedDuplicateException("days");
    }
  }

  /** As it will be written. */
  Moment moved(Instant date) {
    return Moment.notBefore(date, from).plusDays(days);
  }

  /** What the other course's clock will show; a time that does not come is an hour later. */
  LocalDateTime shown(Instant date) {
    return instant(date).atZone(to).toLocalDateTime();
  }

  Instant instant(Instant date) {
    return moved(date).at(Instant.EPOCH, to);
  }

  /** So that the first of these opens on that day. */
  static long daysUntil(LocalDate start, Collection<Assignment> assignments, ZoneId zone) {
    return first(assignments, zone).map(first -> ChronoUnit.DAYS.between(first, start)).orElse(0L);
  }

  /**
   * As far apart as the two courses' first dates; where the other course has none, whole weeks
   * until the first would open in the future.
   */
  static long suggested(
      Collection<Assignment> assignments,
      ZoneId zone,
      Collection<Assignment> others,
      ZoneId theirs,
      LocalDate today) {
    return first(others, theirs)
        .map(start -> daysUntil(start, assignments, zone))
        .orElseGet(() -> weeks(-daysUntil(today, assignments, zone)));
  }

  /** Whole weeks that bring what is so many days ahead into the future. */
  private static long weeks(long ahead) {
    return ahead > 0 ? 0 : (-ahead / WEEK + 1) * WEEK;
  }

  private static Optional<LocalDate> first(Collection<Assignment> assignments, ZoneId zone) {
    return assignments.stream()
        .map(assignment -> assignment.opensAt().atZone(zone).toLocalDate())
        .min(LocalDate::compareTo);
  }
}
