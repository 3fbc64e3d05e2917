package dev.touchstone.server.course;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A student of a course.
 *
 * @param name what they sign in with
 * @param number 学号, where it is known
 * @param section the name of theirs, where there is one
 */
public record Student(
    long id,
    String name,
    String displayName,
    @Nullable String number,
    @Nullable Long sectionId,
    @Nullable String section) {

  /** Whether these letters are in a name or in the number. */
  public boolean isCalled(@Nullable String letters) {
    if (letters == null || letters.isBlank()) {
      return true;
    }
    String sought = letters.strip().toLowerCase(Locale.ROOT);
    return name.contains(sought)
        || displayName.toLowerCase(Locale.ROOT).contains(sought)
        || (number != null && number.toLowerCase(Locale.ROOT).contains(sought));
  }
}
