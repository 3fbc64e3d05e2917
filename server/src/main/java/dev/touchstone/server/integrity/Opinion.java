package dev.touchstone.server.integrity;

/** What staff think of a pair; any of them may become any other. */
enum Opinion {
  NONE,
  SUSPECTED,
  CONFIRMED,
  CLEARED;

  /** Whether there is something to ask the two about. */
  boolean isGroundsForACase() {
    return this == SUSPECTED || this == CONFIRMED;
  }
}
