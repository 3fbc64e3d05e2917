package dev.touchstone.server.practice;

import dev.touchstone.grading.GradingReport;

/** What came of an attempt to judge a trial. */
sealed interface Finding {

  /** The program was judged. */
  record Judged(GradingReport report) implements Finding {}

  /** We failed; the program did not. */
  record OurFault(String fault) implements Finding {}
}
