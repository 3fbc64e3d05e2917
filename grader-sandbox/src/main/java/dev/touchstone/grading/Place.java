package dev.touchstone.grading;

import dev.touchstone.sandbox.ProgramError;
import java.util.List;
import java.util.Locale;

/**
 * Where in a student's file.
 *
 * @param cell the notebook's code cell, counted from 1; 0 in a file without cells
 * @param line counted from 1 within the cell; 0 where it is not known
 */
public record Place(int cell, int line) {

  static final Place UNKNOWN = new Place(0, 0);

  public Place {
    if (cell < 0 || line < 0) {
      throw new IllegalArgumentException("no place: cell " + cell + ", line " + line);
    }
  }

  /** The innermost of the student's own lines. */
  static Place of(ProgramError error) {
    List<ProgramError.Line> trace = error.trace();
    return trace.isEmpty() ? UNKNOWN : new Place(trace.getLast().cell(), trace.getLast().number());
  }

  /** As a sentence begins with it: {@code Cell 2, line 3}. */
  String in(Locale locale) {
    String number = line == 0 ? "?" : String.valueOf(line);
    return cell == 0
        ? Sentences.of(locale, "place.line", List.of(number))
        : Sentences.of(locale, "place.cell", List.of(String.valueOf(cell), number));
  }
}
