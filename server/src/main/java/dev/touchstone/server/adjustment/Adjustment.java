package dev.touchstone.server.adjustment;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points added to or taken from a student's score in an assignment.
 *
 * @param points below zero for a deduction
 * @param source what it stems from, such as {@code review:17}
 * @param reason what the student reads
 * @param madeBy null for a rule
 * @param releasedAt from when on it counts and is seen; null while it is held back
 */
public record Adjustment(
    long assignmentId,
    long accountId,
    BigDecimal points,
    String source,
    String reason,
    @Nullable Long madeBy,
    @Nullable Instant releasedAt) {

  public boolean isReleased() {
    return releasedAt != null;
  }
}
