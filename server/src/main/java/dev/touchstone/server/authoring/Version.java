package dev.touchstone.server.authoring;

import dev.touchstone.authoring.Gate;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An assignment's folder as it was uploaded.
 *
 * @param folder the SHA-256 of the zip
 * @param gate what was found; null until the gate has tried it
 * @param fault why the gate failed on our side the last time
 * @param replaced whether a later version is released
 */
record Version(
    UUID id,
    long courseId,
    String slug,
    int number,
    String folder,
    String author,
    Instant uploadedAt,
    Gate.@Nullable Report gate,
    @Nullable String fault,
    @Nullable Instant releasedAt,
    boolean replaced) {

  /** Where a version stands. */
  enum State {
    TRYING,
    REFUSED,
    PASSED,
    REPLACED,
    RELEASED
  }

  public State state() {
    if (gate == null) {
      return State.TRYING;
    }
    if (!gate.isPassed()) {
      return State.REFUSED;
    }
    if (replaced) {
      return State.REPLACED;
    }
    return releasedAt == null ? State.PASSED : State.RELEASED;
  }

  public boolean isReleasable() {
    return state() == State.PASSED;
  }
}
