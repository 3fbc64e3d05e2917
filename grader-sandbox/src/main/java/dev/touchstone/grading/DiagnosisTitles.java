package dev.touchstone.grading;

import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Text;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * What a diagnosis is called where many are counted and nothing is known of a single program: a
 * misconception by its sentence, a general finding by the short title in {@code
 * diagnosis_titles.properties}.
 */
public final class DiagnosisTitles {

  private static final String BUNDLE = "dev.touchstone.grading.diagnosis_titles";
  private static final List<String> UNKNOWN = Collections.nCopies(10, "…");

  private DiagnosisTitles() {}

  /**
   * @param exercise where a misconception of that name is looked for first
   */
  public static String of(String id, @Nullable String exercise, Locale locale) {
    return misconception(id, exercise)
        .map(message -> message.in(locale))
        .or(() -> title(id, locale))
        .orElseGet(() -> sentence(id, locale));
  }

  private static Optional<Text> misconception(String id, @Nullable String exercise) {
    return Optional.ofNullable(exercise).flatMap(ExerciseCatalog::find).stream()
        .flatMap(found -> found.misconceptions().stream())
        .filter(known -> known.id().equals(id))
        .map(known -> known.message())
        .findFirst();
  }

  private static Optional<String> title(String id, Locale locale) {
    ResourceBundle titles =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return titles.containsKey(id) ? Optional.of(titles.getString(id)) : Optional.empty();
  }

  /** The whole sentence, with what it would say of one program left out. */
  private static String sentence(String id, Locale locale) {
    return Sentences.has(locale, id) ? Sentences.of(locale, id, UNKNOWN) : id;
  }
}
