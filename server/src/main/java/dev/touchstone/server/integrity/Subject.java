package dev.touchstone.server.integrity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of those whose works are compared: an exercise, all of an assignment, or a
 * competition.
 */
record Subject(
    @Nullable Long assignmentId, @Nullable String exercise, @Nullable UUID competitionId) {

  Subject {
    if ((assignmentId == null) == (competitionId == null)) {
      throw new IllegalArgumentException("an assignment or a competition");
    }
    if (exercise != null && assignmentId == null) {
      throw new IllegalArgumentException("an exercise is of an assignment");
    }
  }

  /** As verdicts and cases name it. */
  String key() {
    if (competitionId != null) {
      return "competition:" + competitionId;
    }
    return "assignment:" + assignmentId + (exercise == null ? "" : "/" + exercise);
  }
}
