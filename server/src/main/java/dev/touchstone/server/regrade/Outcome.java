package dev.touchstone.server.regrade;

import dev.touchstone.grading.Verdict;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * What counts for one exercise of a student, and what would count by the regrade; the two need not
 * be the same submission. Scores are points, lateness deducted.
 */
record Outcome(
    long accountId,
    String student,
    String displayName,
    String exercise,
    UUID oldSubmission,
    long oldGrading,
    Verdict oldVerdict,
    BigDecimal oldScore,
    BigDecimal oldMax,
    UUID newSubmission,
    long newGrading,
    Verdict newVerdict,
    BigDecimal newScore,
    BigDecimal newMax) {

  /** Whether points or verdict differ. */
  public boolean isChanged() {
    return oldScore.compareTo(newScore) != 0 || oldVerdict != newVerdict;
  }

  /** Where the old result can be read. */
  public String oldPath() {
    return path(oldSubmission, oldGrading);
  }

  public String newPath() {
    return path(newSubmission, newGrading);
  }

  private static String path(UUID submission, long grading) {
    return "/submissions/" + submission + "/gradings/" + grading;
  }
}
