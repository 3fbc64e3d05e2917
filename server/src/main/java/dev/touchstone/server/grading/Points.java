package dev.touchstone.server.grading;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a submission is worth in its assignment: a row of the view {@code score}.
 *
 * @param score lateness deducted; null while it is not graded
 * @param rawScore what it would be worth on time
 * @param due its author's own due date
 * @param deduction percent that lateness takes
 */
record Points(
    @Nullable BigDecimal score,
    @Nullable BigDecimal rawScore,
    BigDecimal max,
    Instant due,
    boolean late,
    int daysLate,
    int deduction) {

  /** The same submission's, by another of its judgements. */
  Points by(PastGrading grading) {
    return new Points(
        grading.score(), grading.rawScore(), grading.max(), due, late, daysLate, deduction);
  }
}
