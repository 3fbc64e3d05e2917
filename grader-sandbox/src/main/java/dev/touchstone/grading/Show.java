package dev.touchstone.grading;

/**
 * From when on students see how a group of cases came out. What is open later includes what was
 * open before; what is never open counts, and no more is told of it.
 */
public enum Show {
  NOW,
  /** When nobody can hand in on time any more. */
  AFTER_DUE,
  /** When, after that, the staff have released the results. */
  AFTER_RELEASE,
  NEVER;

  /** Whether a group that opens then is open at this stage. */
  public boolean isOpenAt(Show stage) {
    return this != NEVER && compareTo(stage) <= 0;
  }
}
