package dev.touchstone.server.inquiry;

import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A student asks about a grade.
 *
 * @param version counts what happened to it
 * @param waits since when it waits for an answer, or when it was asked
 * @param outcome CHANGED or KEPT; null while it is open
 * @param reopenUntil until when it can be opened again; null if it can not
 */
record Inquiry(
    long id,
    UUID submissionId,
    long accountId,
    String exercise,
    @Nullable String ownZh,
    @Nullable String ownEn,
    int version,
    Instant waits,
    @Nullable Instant answered,
    @Nullable String outcome,
    @Nullable Instant reopenUntil,
    Instant now) {

  public boolean isOpen() {
    return answered == null;
  }

  public boolean mayReopen() {
    return reopenUntil != null && !now.isAfter(reopenUntil);
  }

  /** How many days it has waited. */
  public long days() {
    return Duration.between(waits, now).toDays();
  }

  public boolean isNewSince(Instant moment) {
    return answered != null && answered.isAfter(moment);
  }

  public Text title() {
    if (ownZh != null && ownEn != null) {
      return new Text(ownZh, ownEn);
    }
    return ExerciseCatalog.find(exercise)
        .map(Exercise::title)
        .orElseGet(() -> new Text(exercise, exercise));
  }

  public String page() {
    return "/submissions/" + submissionId + "/inquiry";
  }
}
