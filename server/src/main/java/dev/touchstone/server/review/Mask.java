package dev.touchstone.server.review;

import dev.touchstone.server.course.Student;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hides whose work something is, as far as names and numbers can: a student who signs otherwise is
 * known.
 */
public final class Mask {

  private static final String HIDDEN = "▒▒▒";
  private static final int SHORTEST = 2;

  /** Hides nothing. */
  static final Mask NONE = new Mask(null, null);

  private final @Nullable Pattern names;
  private final @Nullable String alias;

  private Mask(@Nullable Pattern names, @Nullable String alias) {
    this.names = names;
    this.alias = alias;
  }

  /**
   * @param alias what the student is called instead
   */
  static Mask of(Student student, String alias) {
    String any =
        Stream.of(student.displayName(), student.name(), student.number())
            .filter(name -> name != null && name.strip().length() >= SHORTEST)
            .map(Mask::whole)
            .collect(Collectors.joining("|"));
    return any.isEmpty()
        ? new Mask(null, alias)
        : new Mask(Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), alias);
  }

  // A Latin name only as a whole word, or every "lin" of a "linear" would go; hanzi have no words.
  private static String whole(String name) {
    String quoted = Pattern.quote(name.strip());
    return name.chars().allMatch(letter -> letter < 128)
        ? "(?<![A-Za-z0-9])" + quoted + "(?![A-Za-z0-9])"
        : quoted;
  }

  public boolean isOn() {
    return alias != null;
  }

  public String text(String text) {
    return names == null ? text : names.matcher(text).replaceAll(HIDDEN);
  }

  /** What to call the student. */
  public String name(Student student) {
    return alias == null ? student.displayName() : alias;
  }
}
