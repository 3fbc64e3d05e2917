package dev.touchstone.grading;

/** What is said of a case, and of a submission. */
public enum Verdict {
  ACCEPTED,
  /** Some cases are right. */
  PARTIAL,
  WRONG_ANSWER,
  /** Missing, of the wrong shape or type, or unreadable. */
  INVALID_OUTPUT,
  RUNTIME_ERROR,
  TIME_LIMIT,
  MEMORY_LIMIT,
  OUTPUT_LIMIT,
  /** An import or call that the exercise rules out. */
  FORBIDDEN,
  /** Our fault: retried, and never counted. */
  INTERNAL_ERROR
}
