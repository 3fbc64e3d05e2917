package dev.touchstone.grading;

import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Misconception;
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
    return among(
        id,
        Optional.ofNullable(exercise)
            .flatMap(ExerciseCatalog::find)
            .map(Exercise::misconceptions)
            .orElse(List.of()),
        locale);
  }

  /**
   * @param known misconceptions among which one of that name is looked for first
   */
  public static String among(String id, List<Misconception> known, Locale locale) {
    return known.stream()
        .filter(each -> each.id().equals(id))
        .map(each -> each.message().in(locale))
        .findFirst()
        .or(() -> title(id, locale))
        .orElseGet(() -> sentence(id, locale));
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
