package dev.touchstone.server.competition;

import java.time.Instant;

/**
 * What a team may still hand in today, by the course's clock.
 *
 * @param used entries that were scored or still wait to be
 * @param renewedAt when the next day begins
 */
record Quota(int perDay, int used, Instant renewedAt) {

  public int left() {
    return Math.max(0, perDay - used);
  }

  public boolean isUsedUp() {
    return left() == 0;
  }
}
