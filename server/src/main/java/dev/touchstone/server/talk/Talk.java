package dev.touchstone.server.talk;

import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation to present an answer, and what came of it.
 *
 * @param answer ACCEPTED or DECLINED; null while the student has not said
 * @param heldOn the day of the talk
 */
record Talk(
    long id,
    UUID submissionId,
    long accountId,
    String exercise,
    @Nullable String ownZh,
    @Nullable String ownEn,
    String said,
    String invitedBy,
    Instant invitedAt,
    @Nullable String answer,
    String answerSaid,
    @Nullable LocalDate heldOn,
    @Nullable Instant doneAt,
    @Nullable Instant withdrawnAt) {

  /** Where it stands. */
  enum State {
    INVITED,
    ACCEPTED,
    DECLINED,
    DONE,
    WITHDRAWN
  }

  public State state() {
    if (doneAt != null) {
      return State.DONE;
    }
    if (withdrawnAt != null) {
      return State.WITHDRAWN;
    }
    return answer == null ? State.INVITED : State.valueOf(answer);
  }

  public Text title() {
    if (ownZh != null && ownEn != null) {
      return new Text(ownZh, ownEn);
    }
    return ExerciseCatalog.find(exercise)
        .map(Exercise::title)
        .orElseGet(() -> new Text(exercise, exercise));
  }
}
