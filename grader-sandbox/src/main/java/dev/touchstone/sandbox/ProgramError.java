package dev.touchstone.sandbox;

import java.util.List;

/**
 * An error as the runner describes it. All text in it comes from the student's side and has been
 * made harmless to show.
 *
 * @param type the Python exception's class; of a returned value, a forbidden name or a notebook,
 *     the rule that it breaks
 * @param message the exception's; the forbidden name; the notebook's line that is no Python; how
 *     the case's own process ended, 128 + n for signal n
 * @param trace the student's own lines, the innermost last
 */
public record ProgramError(
    Kind kind, String type, String message, boolean outOfMemory, List<Line> trace) {

  /** Where it went wrong. */
  public enum Kind {
    EMPTY,
    ENCODING,
    SYNTAX,
    LOAD,
    MISSING,
    PARAMETERS,
    RUN,
    RETURN,
    /** An import or a call that the exercise rules out. */
    FORBIDDEN,
    /** A notebook that cannot be made into a program. */
    NOTEBOOK,
    /** The process that had this case to itself ended before it answered. */
    DIED
  }

  /**
   * A line of the traceback.
   *
   * @param cell the notebook's code cell, counted from 1; 0 in a file without cells
   */
  public record Line(int cell, int number, String function, String code) {}

  public ProgramError {
    trace = List.copyOf(trace);
  }

  /** The same, its cause being known: it was killed for its memory. */
  ProgramError ofMemory() {
    return new ProgramError(kind, type, message, true, trace);
  }
}
