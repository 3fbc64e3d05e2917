package dev.touchstone.server.assignment;

import dev.touchstone.server.assignment.RefusedExtensionException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * What staff wrote down to grant somebody more time.
 *
 * @param due as a browser's date-time field gives it, by the course's clock: 2026-11-30T23:59
 */
record ExtensionForm(String student, String due, String reason) {

  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int LONGEST_REASON = 500;
  private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  /** Empty but for the date, which is the assignment's: the earliest that may be granted. */
  static ExtensionForm blank(Assignment assignment, ZoneId zone, String student) {
    return new ExtensionForm(student, field(assignment, zone), "");
  }

  static String field(Assignment assignment, ZoneId zone) {
    return FIELD.format(assignment.dueAt().atZone(zone));
  }

  /**
   * When it will be due. A time of day that comes twice is the later of the two, as everywhere.
   *
   * @throws RefusedExtensionException if that is no date to grant
   */
  Instant dueAt(Assignment assignment, ZoneId zone) {
    Instant granted = local().atZone(zone).withLaterOffsetAtOverlap().toInstant();
    if (granted.isBefore(assignment.dueAt().truncatedTo(ChronoUnit.MINUTES))) {
      throw new RefusedExtensionException(Reason.TOO_EARLY);
    }
    if (granted.isAfter(assignment.dueAt().plus(LONGEST))) {
      throw new RefusedExtensionException(Reason.TOO_FAR);
    }
    return granted;
  }

  private LocalDateTime local() {
    try {
      return LocalDateTime.parse(due.strip());
    } catch (DateTimeParseException e) {
      throw new RefusedExtensionException(Reason.UNREADABLE);
    }
  }

  /**
   * The reason in one line, without what cannot be stored.
   *
   * @throws RefusedExtensionException if there is none
   */
  String given() {
    String line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
    if (line.isEmpty()) {
      throw new RefusedExtensionException(Reason.UNFOUNDED);
    }
    return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
  }
}
