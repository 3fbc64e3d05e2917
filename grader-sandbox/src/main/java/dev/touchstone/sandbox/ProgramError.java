package dev.touchstone.sandbox;

import java.util.List;

/**
 * An error as the runner describes it. All text in it comes from the student's side and has been
 * made harmless to show.
 *
 * @param type the Python exception's class, or the rule a returned value breaks
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
    RETURN
  }

  /** A line of the traceback. */
  public record Line(int number, String function, String code) {}

  public ProgramError {
    trace = List.copyOf(trace);
  }
}
