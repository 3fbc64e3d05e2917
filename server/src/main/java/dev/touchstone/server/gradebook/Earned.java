package dev.touchstone.server.gradebook;

import java.math.BigDecimal;

/**
 * What a student has of an assignment, as far as the reader may know.
 *
 * @param points of what counts
 * @param full what could be earned in what the reader sees
 * @param adjusted what people or rules added or took, as far as it is released
 * @param handedIn for how many exercises there is work
 * @param graded for how many of them there is a score
 * @param lateDays of what counts, the most
 * @param over whether the student's own time is over
 * @param held whether more is to be opened to the reader
 */
record Earned(
    BigDecimal points,
    BigDecimal full,
    BigDecimal adjusted,
    int handedIn,
    int graded,
    int lateDays,
    boolean over,
    boolean held) {

  boolean isMissing() {
    return over && handedIn == 0;
  }

  /** Never below zero; above full marks only where that is wanted. */
  BigDecimal total(boolean beyondFull) {
    BigDecimal total = points.add(adjusted).max(BigDecimal.ZERO);
    return beyondFull ? total : total.min(full);
  }
}
