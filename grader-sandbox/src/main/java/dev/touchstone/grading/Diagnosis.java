package dev.touchstone.grading;

import dev.touchstone.reference.EntryPoint;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Misconception;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, without a language: a misconception of an exercise, or one of the general findings
 * whose sentences stand in {@code diagnosis.properties}.
 *
 * @param id a misconception's id if {@code exercise} is given, else a general finding's
 * @param place where it is wrong; the sentence's first argument
 * @param arguments what else the sentence mentions; may hold text from the student's side
 */
public record Diagnosis(
    String id, @Nullable String exercise, @Nullable Place place, List<String> arguments) {

  /** How the ids begin that say what an output is to the right one; its name comes first. */
  static final String RELATED = "related_";

  private static final Set<String> ALWAYS_PLACED = Set.of("syntax", "load", "raised");

  public Diagnosis {
    // Reports from before there were places have the line as their first argument.
    if (place == null && exercise == null && ALWAYS_PLACED.contains(id) && !arguments.isEmpty()) {
      place = line(arguments.getFirst());
      arguments = arguments.subList(1, arguments.size());
    }
    arguments = List.copyOf(arguments);
  }

  static Diagnosis of(String id, Object... arguments) {
    return new Diagnosis(id, null, null, strings(arguments));
  }

  static Diagnosis at(Place place, String id, Object... arguments) {
    return new Diagnosis(id, null, place, strings(arguments));
  }

  static Diagnosis of(Exercise exercise, Misconception misconception) {
    return new Diagnosis(misconception.id(), exercise.id(), null, List.of());
  }

  /** Whether it is a rule that all the answers follow, and not what was seen of one of them. */
  public boolean explainsAllCases() {
    return exercise != null || id.startsWith(RELATED);
  }

  /** A sentence about the student's code. */
  public String message(Locale locale) {
    return misconception()
        .map(known -> known.message().in(locale))
        .or(() -> general(locale, id))
        .orElse(id);
  }

  /** What to do about it, where we know. */
  public Optional<String> hint(Locale locale) {
    return misconception()
        .map(known -> known.hint().in(locale))
        .or(() -> general(locale, id + ".hint"));
  }

  private Optional<Misconception> misconception() {
    return Optional.ofNullable(exercise)
        .flatMap(ExerciseCatalog::find)
        .flatMap(
            found -> found.misconceptions().stream().filter(m -> m.id().equals(id)).findFirst());
  }

  private Optional<String> general(Locale locale, String key) {
    if (!Sentences.has(locale, key)) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>(arguments);
    if (place != null) {
      all.addFirst(place.in(locale));
    }
    if (id.startsWith(RELATED)) {
      all.set(0, subject(all.getFirst(), locale));
    }
    return Optional.of(Sentences.of(locale, key, all));
  }

  private static String subject(String output, Locale locale) {
    String key = output.equals(EntryPoint.SINGLE_OUTPUT) ? "subject" : "subject_of";
    return Sentences.of(locale, key, List.of(output));
  }

  private static Place line(String number) {
    return new Place(0, number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0);
  }

  private static List<String> strings(Object... arguments) {
    return Stream.of(arguments).map(String::valueOf).toList();
  }
}
