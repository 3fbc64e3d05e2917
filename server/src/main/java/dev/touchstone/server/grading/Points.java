package dev.touchstone.server.grading;

import dev.touchstone.grading.GradingReport;
import dev.touchstone.server.assignment.AssignmentExercise;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a report is worth in an assignment; the view {@code score} says the same. */
record Points(BigDecimal score, BigDecimal max) {

  static Points of(GradingReport report, AssignmentExercise asked) {
    BigDecimal share = BigDecimal.valueOf(report.score() / report.maxScore());
    return new Points(
        asked.points().multiply(share).setScale(2, RoundingMode.HALF_UP), asked.points());
  }
}
