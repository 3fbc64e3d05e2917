package dev.touchstone.server.gradebook;

/** Where the numbers of a part come from. */
enum Source {
  PARTICIPATION,
  ASSIGNMENT,
  /** All assignments that are no part of their own, together. */
  ASSIGNMENTS,
  COMPETITION,
  /** People write them. */
  COLUMN;

  /** Whether there can be several, told apart by a name. */
  boolean isNamed() {
    return this == ASSIGNMENT || this == COMPETITION || this == COLUMN;
  }
}
