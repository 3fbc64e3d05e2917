package dev.touchstone.server.assignment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * On which terms an assignment takes submissions. What lateness costs is computed in one place, the
 * schema's function {@code lateness}; here it is only said.
 *
 * @param attempts for each exercise and student; null is no limit
 * @param coolDown between two submissions of a student to the same exercise, in whole seconds
 */
public record Terms(Late late, Counts counts, @Nullable Integer attempts, Duration coolDown) {

  private static final Duration LONGEST_COOL_DOWN = Duration.ofDays(7);

  /** Nothing is deducted and nothing limited; what was set before there were terms has these. */
  public static final Terms FREE = new Terms(Late.free(), Counts.BEST, null, Duration.ZERO);

  public Terms {
    if (attempts != null && attempts < 1) {
      throw new IllegalArgumentException("attempts: at least 1, not " + attempts);
    }
    if (coolDown.isNegative() || coolDown.compareTo(LONGEST_COOL_DOWN) > 0) {
      throw new IllegalArgumentException("cool-down: from 0 s to 7 days, not " + coolDown);
    }
    if (!coolDown.equals(Duration.ofSeconds(coolDown.toSeconds()))) {
      throw new IllegalArgumentException("cool-down: whole seconds, not " + coolDown);
    }
  }

  /** Which submission of an exercise counts. */
  public enum Counts {
    /** After deduction; of equals the earliest. */
    BEST,
    /** The newest that is on time; only if there is none, the newest that is late. */
    LATEST,
    /** The one its author chose; without a choice the best. */
    CHOSEN
  }

  /** What becomes of work that comes after the due date; it is always taken, graded and shown. */
  public enum Policy {
    /** Marked as late, nothing deducted. */
    FREE,
    PENALTY,
    /** Worth nothing. */
    NONE
  }

  /**
   * @param perDay percent that each started day takes; 0 unless there is a penalty
   * @param days after so many days it is worth nothing; 0 unless there is a penalty
   */
  public record Late(Policy policy, int perDay, int days) {

    private static final int LONGEST = 366;

    public Late {
      boolean penalty = policy == Policy.PENALTY;
      if (penalty ? perDay < 1 || perDay > 100 : perDay != 0) {
        throw new IllegalArgumentException(policy + " per day: " + perDay + " %");
      }
      if (penalty ? days < 1 || days > LONGEST : days != 0) {
        throw new IllegalArgumentException(policy + " for " + days + " days");
      }
    }

    public static Late free() {
      return new Late(Policy.FREE, 0, 0);
    }

    public static Late penalty(int perDay, int days) {
      return new Late(Policy.PENALTY, perDay, days);
    }

    public static Late none() {
      return new Late(Policy.NONE, 0, 0);
    }

    public boolean isPenalty() {
      return policy == Policy.PENALTY;
    }
  }
}
