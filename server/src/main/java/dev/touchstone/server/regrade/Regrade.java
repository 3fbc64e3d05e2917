package dev.touchstone.server.regrade;

import dev.touchstone.server.regrade.RefusedRegradeException.Reason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A regrade and how far it is.
 *
 * @param version the assignment's when it began
 * @param released the assignment's now
 * @param reason what students are told
 * @param total how many submissions are graded again
 * @param done how many of them are
 * @param faulty how many failed on our side the last time, and are tried again
 */
record Regrade(
    UUID id,
    long assignmentId,
    int version,
    int released,
    String requestedBy,
    Instant requestedAt,
    @Nullable Instant finishedAt,
    @Nullable String appliedBy,
    @Nullable Instant appliedAt,
    @Nullable String discardedBy,
    @Nullable Instant discardedAt,
    @Nullable String reason,
    int total,
    int done,
    int faulty) {

  /** Where a regrade stands; the first three are open. */
  enum State {
    RUNNING,
    FINISHED,
    /** A later version is released. */
    OUTDATED,
    APPLIED,
    DISCARDED
  }

  public State state() {
    if (appliedAt != null) {
      return State.APPLIED;
    }
    if (discardedAt != null) {
      return State.DISCARDED;
    }
    if (version != released) {
      return State.OUTDATED;
    }
    return finishedAt == null ? State.RUNNING : State.FINISHED;
  }

  public boolean isOpen() {
    return !isDecided();
  }

  /** Applied or discarded. */
  boolean isDecided() {
    return appliedAt != null || discardedAt != null;
  }

  /**
   * @return whether there is anything left to do
   * @throws RefusedRegradeException if it cannot be applied, or not yet
   */
  boolean apply() {
    return switch (state()) {
      case FINISHED -> true;
      case APPLIED -> false;
      case RUNNING -> throw new RefusedRegradeException(Reason.UNFINISHED);
      case OUTDATED -> throw new RefusedRegradeException(Reason.OUTDATED);
      case DISCARDED -> throw new RefusedRegradeException(Reason.DISCARDED);
    };
  }

  /**
   * @return whether there is anything left to do
   * @throws RefusedRegradeException if it is applied already
   */
  boolean discard() {
    return switch (state()) {
      case RUNNING, FINISHED, OUTDATED -> true;
      case DISCARDED -> false;
      case APPLIED -> throw new RefusedRegradeException(Reason.APPLIED);
    };
  }
}
