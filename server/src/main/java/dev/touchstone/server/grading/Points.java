package dev.touchstone.server.grading;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a submission is worth in its assignment: a row of the view {@code score}, or of what its
 * reader may see of it.
 *
 * @param score lateness deducted; null while it is not graded
 * @param rawScore what it would be worth on time
 * @param max what full marks are worth in what its reader may see
 * @param points what full marks are worth in all
 * @param held whether more is to be opened to its reader
 * @param due its author's own due date
 * @param deduction percent that lateness takes
 */
record Points(
    @Nullable BigDecimal score,
    @Nullable BigDecimal rawScore,
    BigDecimal max,
    BigDecimal points,
    boolean held,
    Instant due,
    boolean late,
    int daysLate,
    int deduction) {

  /** The same submission's, by another of its judgements. */
  Points by(PastGrading grading) {
    return new Points(
        grading.score(),
        grading.rawScore(),
        grading.max(),
        grading.points(),
        grading.held(),
        due,
        late,
        daysLate,
        deduction);
  }
}
