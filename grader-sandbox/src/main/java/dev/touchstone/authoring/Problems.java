package dev.touchstone.authoring;

import dev.touchstone.reference.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Collects what is wrong, so that an author reads all of it at once. */
final class Problems {

  private static final String BUNDLE = "dev.touchstone.authoring.problems";

  private final List<Problem> found = new ArrayList<>();

  /**
   * @param key of {@code problems.properties}
   */
  void add(String file, int line, String key, Object... arguments) {
    found.add(new Problem(file, line, text(key, arguments)));
  }

  void add(Problem problem) {
    found.add(problem);
  }

  List<Problem> found() {
    return List.copyOf(found);
  }

  boolean areNone() {
    return found.isEmpty();
  }

  /**
   * @throws BadFolderException if there are any
   */
  void refuse() {
    if (!found.isEmpty()) {
      throw new BadFolderException(found);
    }
  }

  static Text text(String key, Object... arguments) {
    return new Text(in(Locale.CHINESE, key, arguments), in(Locale.ENGLISH, key, arguments));
  }

  private static String in(Locale locale, String key, Object... arguments) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return bundle.getString(key).formatted(arguments);
  }
}
