package dev.touchstone.server.integrity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a student is asked about, what he said, and what came of it.
 *
 * @param namesOthers whether the student reads who the others are
 */
record IntegrityCase(
    long id,
    long courseId,
    String subject,
    @Nullable Long assignmentId,
    @Nullable String exercise,
    @Nullable UUID competitionId,
    long accountId,
    String name,
    String displayName,
    int version,
    String openedBy,
    Instant openedAt,
    @Nullable String letter,
    boolean namesOthers,
    @Nullable Instant notifiedAt,
    @Nullable String statement,
    @Nullable Instant statedAt,
    @Nullable Outcome outcome,
    @Nullable BigDecimal points,
    @Nullable String reason,
    @Nullable Instant decidedAt) {

  /** What comes of a case. */
  enum Outcome {
    NONE,
    WARNING,
    /** Some points of the assignment. */
    DEDUCTION,
    /** All points of what it is about. */
    ZERO;

    boolean takesPoints() {
      return this == DEDUCTION || this == ZERO;
    }
  }

  /** How far it is. */
  enum State {
    OPEN,
    NOTIFIED,
    ANSWERED,
    DECIDED
  }

  public State state() {
    if (outcome != null) {
      return State.DECIDED;
    }
    if (statedAt != null) {
      return State.ANSWERED;
    }
    return notifiedAt == null ? State.OPEN : State.NOTIFIED;
  }

  public boolean isNotified() {
    return notifiedAt != null;
  }

  /** Whether the student may still write, or write anew. */
  public boolean takesAStatement() {
    return isNotified() && outcome == null;
  }
}
