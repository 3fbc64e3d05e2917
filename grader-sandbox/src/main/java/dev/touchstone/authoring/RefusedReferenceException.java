package dev.touchstone.authoring;

import dev.touchstone.reference.Text;
import java.util.Locale;

/** An author's own reference, or a mistake of his, is not what it has to be; he has to mend it. */
final class RefusedReferenceException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Text text;

  /**
   * @param text what is wrong, said to the author
   */
  RefusedReferenceException(Text text) {
    super(text.in(Locale.ENGLISH));
    this.text = text;
  }

  /**
   * @param key of {@code problems.properties}
   */
  RefusedReferenceException(String key, Object... arguments) {
    this(Problems.text(key, arguments));
  }

  Text text() {
    return text;
  }
}
