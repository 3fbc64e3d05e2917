package dev.touchstone.authoring;

import dev.touchstone.reference.Text;
import java.util.Locale;

/**
 * Something in a folder that its author has to mend.
 *
 * @param file its path below the folder
 * @param line counted from 1; 0 where it is about the file as a whole
 */
public record Problem(String file, int line, Text message) {

  /** As compilers write it: {@code assignment.yaml:7: …}. */
  public String in(Locale locale) {
    return file + (line > 0 ? ":" + line : "") + ": " + message.in(locale);
  }
}
