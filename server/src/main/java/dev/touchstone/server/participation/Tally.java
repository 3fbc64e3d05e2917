package dev.touchstone.server.participation;

import java.math.BigDecimal;

/**
 * What was noted of a student, all roll calls together.
 *
 * @param present of the turns that were drawn, like the next three
 * @param points of all turns
 */
record Tally(long accountId, int present, int late, int excused, int absent, BigDecimal points) {

  static Tally none(long accountId) {
    return new Tally(accountId, 0, 0, 0, 0, BigDecimal.ZERO);
  }

  /** The turns that say whether they were there. */
  public int counted() {
    return present + late + absent;
  }

  public String pointsText() {
    return points.stripTrailingZeros().toPlainString();
  }
}
