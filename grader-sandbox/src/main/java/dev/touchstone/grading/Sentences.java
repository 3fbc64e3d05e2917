package dev.touchstone.grading;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The general findings' sentences, from {@code diagnosis.properties}. */
final class Sentences {

  private static final String BUNDLE = "dev.touchstone.grading.diagnosis";

  private Sentences() {}

  static boolean has(Locale locale, String key) {
    return bundle(locale).containsKey(key);
  }

  static String of(Locale locale, String key, List<String> arguments) {
    return new MessageFormat(bundle(locale).getString(key), locale).format(arguments.toArray());
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        BUNDLE,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
