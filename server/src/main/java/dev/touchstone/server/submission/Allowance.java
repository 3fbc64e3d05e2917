package dev.touchstone.server.submission;

import dev.touchstone.server.assignment.Terms;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a student may still hand in for an exercise.
 *
 * @param used submissions that were graded, or wait for it
 * @param newest when the newest of those came in; null if there is none
 * @param at when this was asked
 */
public record Allowance(Terms terms, int used, @Nullable Instant newest, Instant at) {

  private static final Duration COUNTED_IN_SECONDS = Duration.ofMinutes(2);

  public boolean isLimited() {
    return terms.attempts() != null;
  }

  public int limit() {
    return terms.attempts() == null ? Integer.MAX_VALUE : terms.attempts();
  }

  public int left() {
    return Math.max(0, limit() - used);
  }

  public boolean isUsedUp() {
    return left() == 0;
  }

  public boolean hasCoolDown() {
    return !terms.coolDown().isZero();
  }

  /** How long it is until the next may come. */
  public Duration pause() {
    if (newest == null || !hasCoolDown()) {
      return Duration.ZERO;
    }
    Duration pause = Duration.between(at, newest.plus(terms.coolDown()));
    return pause.isNegative() ? Duration.ZERO : pause;
  }

  public boolean isCooling() {
    return pause().isPositive();
  }

  public boolean isLong(Duration time) {
    return time.compareTo(COUNTED_IN_SECONDS) > 0;
  }

  /** In seconds, or in minutes if it {@link #isLong}: rounded up, since earlier is too early. */
  public long rounded(Duration time) {
    long unit = Duration.ofSeconds(isLong(time) ? 60 : 1).toMillis();
    return Math.ceilDiv(time.toMillis(), unit);
  }

  /**
   * @throws RefusedHandInException if nothing more may be handed in, or not yet
   */
  void check() {
    if (isUsedUp()) {
      throw new RefusedHandInException("attempts-used", String.valueOf(limit()));
    }
    if (isCooling()) {
      String reason = isLong(pause()) ? "cool-down-minutes" : "cool-down";
      throw new RefusedHandInException(reason, String.valueOf(rounded(pause())));
    }
  }
}
