package dev.touchstone.grading;

import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Misconception;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, without a language: a misconception of an exercise, or one of the general findings
 * whose sentences stand in {@code diagnosis.properties}.
 *
 * @param id a misconception's id if {@code exercise} is given, else a general finding's
 * @param arguments what the sentence mentions; may hold text from the student's side
 */
public record Diagnosis(String id, @Nullable String exercise, List<String> arguments) {

  private static final String BUNDLE = "dev.touchstone.grading.diagnosis";

  public Diagnosis {
    arguments = List.copyOf(arguments);
  }

  static Diagnosis of(String id, Object... arguments) {
    return new Diagnosis(id, null, Stream.of(arguments).map(String::valueOf).toList());
  }

  static Diagnosis of(Exercise exercise, Misconception misconception) {
    return new Diagnosis(misconception.id(), exercise.id(), List.of());
  }

  /** A sentence about the student's code. */
  public String message(Locale locale) {
    return misconception()
        .map(known -> known.message().in(locale))
        .orElseGet(() -> general(locale, id));
  }

  /** What to do about it, where we know. */
  public Optional<String> hint(Locale locale) {
    return misconception()
        .map(known -> known.hint().in(locale))
        .or(() -> Optional.of(general(locale, id + ".hint")).filter(hint -> !hint.isEmpty()));
  }

  private Optional<Misconception> misconception() {
    return Optional.ofNullable(exercise)
        .flatMap(ExerciseCatalog::find)
        .flatMap(
            found -> found.misconceptions().stream().filter(m -> m.id().equals(id)).findFirst());
  }

  private String general(Locale locale, String key) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    if (!bundle.containsKey(key)) {
      return key.endsWith(".hint") ? "" : id;
    }
    return new MessageFormat(bundle.getString(key), locale).format(arguments.toArray());
  }
}
