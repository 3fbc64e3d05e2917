package dev.touchstone.server.competition;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a team may still hand in today, by the course's clock.
 *
 * @param used entries that were scored or still wait to be
 * @param ran how long its programs ran today
 * @param mayRun how long they may; null: without a limit
 * @param renewedAt when the next day begins
 */
record Quota(int perDay, int used, Duration ran, @Nullable Duration mayRun, Instant renewedAt) {

  public int left() {
    return Math.max(0, perDay - used);
  }

  public boolean isUsedUp() {
    return left() == 0 || isTimeUsedUp();
  }

  public boolean isTimeUsedUp() {
    return mayRun != null && ran.compareTo(mayRun) >= 0;
  }

  public boolean hasTimeLimit() {
    return mayRun != null;
  }

  /** Begun minutes. */
  public long minutesRun() {
    return ran.plusSeconds(59).toMinutes();
  }

  public long minutesAllowed() {
    return mayRun == null ? 0 : mayRun.toMinutes();
  }
}
