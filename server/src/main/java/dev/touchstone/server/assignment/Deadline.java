package dev.touchstone.server.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an assignment is due for one person, what that is made of, and what handing in now would
 * cost.
 *
 * @param at now: when this was asked
 * @param due this person's own due date
 * @param granted the newest date that staff granted
 * @param slipDays slip days taken here
 * @param slipDaysLeft slip days that this person still has in the course
 * @param daysLate of what is handed in now
 * @param leaves percent that is left of what is handed in now
 * @param takeUntil how long a slip day can be taken here; null if none is left
 * @param giveBackUntil how long the last slip day taken here can be given back; null if none is
 */
public record Deadline(
    long assignmentId,
    Instant at,
    Instant due,
    Instant dueForAll,
    @Nullable Instant granted,
    int slipDays,
    int slipDaysLeft,
    int daysLate,
    int leaves,
    @Nullable Instant takeUntil,
    @Nullable Instant giveBackUntil) {

  /** Whether this person has more time than the others. */
  public boolean isOwn() {
    return !due.equals(dueForAll);
  }

  public boolean isGranted() {
    return granted != null && granted.isAfter(dueForAll);
  }

  public boolean isOver() {
    return daysLate > 0;
  }

  /** Percent that lateness takes from what is handed in now. */
  public int costs() {
    return 100 - leaves;
  }

  /** Over, but not worth nothing yet. */
  public boolean isLateButTaken() {
    return isOver() && leaves > 0;
  }

  public boolean mayTakeSlipDay() {
    return takeUntil != null && !at.isAfter(takeUntil);
  }

  // Until the due date before that day. Whatever was handed in by now was on time without it.
  public boolean mayGiveBackSlipDay() {
    return giveBackUntil != null && !at.isAfter(giveBackUntil);
  }
}
