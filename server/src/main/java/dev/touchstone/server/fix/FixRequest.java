package dev.touchstone.server.fix;

import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Staff ask for a fix of lines.
 *
 * @param asked when it was asked for last
 * @param deduction percent of the exercise's points
 * @param attempt the newest fix since then, if there is one that was not taken back
 * @param verdict of that one; null while it is not judged
 */
record FixRequest(
    long id,
    UUID submissionId,
    long accountId,
    String assignment,
    String exercise,
    @Nullable String ownZh,
    @Nullable String ownEn,
    BigDecimal points,
    int cell,
    int lineFrom,
    int lineTo,
    Instant due,
    Instant asked,
    int deduction,
    @Nullable Instant settled,
    @Nullable UUID settledWith,
    @Nullable Instant waived,
    @Nullable Instant withdrawn,
    @Nullable UUID attempt,
    @Nullable Verdict verdict,
    Instant now) {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /** Where it stands. */
  enum State {
    OPEN,
    EXPIRED,
    RUNNING,
    /** Judged, and not all passed or not all may be known: staff decide. */
    CHECK,
    SETTLED,
    WITHDRAWN
  }

  public State state() {
    if (withdrawn != null) {
      return State.WITHDRAWN;
    }
    if (settled != null) {
      return State.SETTLED;
    }
    if (attempt == null) {
      return isOver() ? State.EXPIRED : State.OPEN;
    }
    return verdict == null ? State.RUNNING : State.CHECK;
  }

  public boolean isOver() {
    return now.isAfter(due);
  }

  public boolean isEnded() {
    return settled != null || withdrawn != null;
  }

  /** Whether its student may still hand in. */
  public boolean isTaken() {
    return !isEnded() && !isOver();
  }

  public boolean isNewSince(Instant moment) {
    return asked.isAfter(moment) || (settled != null && settled.isAfter(moment));
  }

  public Text title() {
    if (ownZh != null && ownEn != null) {
      return new Text(ownZh, ownEn);
    }
    return ExerciseCatalog.find(exercise)
        .map(Exercise::title)
        .orElseGet(() -> new Text(exercise, exercise));
  }

  /** What it takes, in points: zero or below. */
  BigDecimal cost() {
    return points
        .multiply(new BigDecimal(deduction))
        .divide(HUNDRED, 2, RoundingMode.HALF_UP)
        .negate();
  }

  /** The same without its sign, as it is read. */
  public String costs() {
    return cost().abs().stripTrailingZeros().toPlainString();
  }

  String source() {
    return "fix:" + id;
  }

  public String lines() {
    return lineFrom == lineTo ? String.valueOf(lineFrom) : lineFrom + "–" + lineTo;
  }

  public String page() {
    return "/submissions/" + submissionId + "/fix/" + id;
  }
}
