package dev.touchstone.grading;

import dev.touchstone.reference.EntryPoint;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Misconception;
import dev.touchstone.reference.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, without a language: a misconception of an exercise, or one of the general findings
 * whose sentences stand in {@code diagnosis.properties}.
 *
 * @param id a misconception's id if {@code exercise} is given, else a general finding's
 * @param place where it is wrong; the sentence's first argument
 * @param output which output it is said of; the sentence's first argument, as its subject
 * @param agreeing the outputs that are right beside that one, in the order of the signature
 * @param arguments what else the sentence mentions; may hold text from the student's side. Of a
 *     misconception: the ids of those that are made together with it
 * @param own what an author's own exercise says of its misconceptions, as it was when this was
 *     found; of the catalogue's nothing
 */
public record Diagnosis(
    String id,
    @Nullable String exercise,
    @Nullable Place place,
    @Nullable String output,
    List<String> agreeing,
    List<String> arguments,
    List<Misconception> own) {

  /** How the ids begin that say, of an output in all cases, what it is to the right one. */
  private static final String RELATED = "related_";

  private static final Set<String> ALWAYS_PLACED = Set.of("syntax", "load", "raised");
  private static final int MOST_AGREEING = 6;

  public Diagnosis {
    agreeing = agreeing == null ? List.of() : List.copyOf(agreeing);
    own = own == null ? List.of() : List.copyOf(own);
    // Reports from before there were places have the line as their first argument.
    if (place == null && exercise == null && ALWAYS_PLACED.contains(id) && !arguments.isEmpty()) {
      place = line(arguments.getFirst());
      arguments = arguments.subList(1, arguments.size());
    }
    // Reports from before outputs had a field have the name among their arguments, or none.
    if (output == null && exercise == null && !arguments.isEmpty()) {
      switch (id) {
        case "values", "value" -> output = EntryPoint.SINGLE_OUTPUT;
        case "values_of", "value_of" -> {
          id = id.substring(0, id.indexOf('_'));
          output = arguments.getLast();
          arguments = arguments.subList(0, arguments.size() - 1);
        }
        default -> {
          if (id.startsWith(RELATED)) {
            output = arguments.getFirst();
            arguments = arguments.subList(1, arguments.size());
          }
        }
      }
    }
    arguments = List.copyOf(arguments);
  }

  /** One that no author's own exercise has to explain. */
  Diagnosis(
      String id,
      @Nullable String exercise,
      @Nullable Place place,
      @Nullable String output,
      List<String> agreeing,
      List<String> arguments) {
    this(id, exercise, place, output, agreeing, arguments, List.of());
  }

  static Diagnosis of(String id, Object... arguments) {
    return new Diagnosis(id, null, null, null, List.of(), strings(arguments));
  }

  static Diagnosis at(Place place, String id, Object... arguments) {
    return new Diagnosis(id, null, place, null, List.of(), strings(arguments));
  }

  /** Said of an output in one case. */
  static Diagnosis ofOutput(String output, List<String> agreeing, String id, Object... arguments) {
    return new Diagnosis(id, null, null, output, agreeing, strings(arguments));
  }

  /** What an output is to the right one, in all cases. */
  static Diagnosis related(String output, String relation, Object... arguments) {
    return new Diagnosis(RELATED + relation, null, null, output, List.of(), strings(arguments));
  }

  static Diagnosis of(Exercise exercise, Misconception... together) {
    List<String> ids = Stream.of(together).map(Misconception::id).toList();
    return new Diagnosis(
        ids.getFirst(),
        exercise.id(),
        null,
        null,
        List.of(),
        ids.subList(1, ids.size()),
        exercise.isOwn() ? List.of(together) : List.of());
  }

  /** Whether it is a rule that all the answers follow, and not what was seen of one of them. */
  public boolean explainsAllCases() {
    return exercise != null || id.startsWith(RELATED);
  }

  /** A sentence about the student's code. */
  public String message(Locale locale) {
    return ofMisconceptions(locale, Misconception::message)
        .or(() -> general(locale, id))
        .orElse(id);
  }

  /** The same for the head of a page: what was seen of one case without its particulars. */
  public String headline(Locale locale) {
    return exercise == null
        ? general(locale, id + ".headline").orElseGet(() -> message(locale))
        : message(locale);
  }

  /** What to do about it, where we know. */
  public Optional<String> hint(Locale locale) {
    return ofMisconceptions(locale, Misconception::hint).or(() -> general(locale, id + ".hint"));
  }

  private Optional<String> ofMisconceptions(Locale locale, Function<Misconception, Text> text) {
    if (exercise == null) {
      return Optional.empty();
    }
    List<String> texts =
        Stream.concat(Stream.of(id), arguments.stream())
            .flatMap(wanted -> misconception(wanted).stream())
            .map(known -> text.apply(known).in(locale))
            .toList();
    return texts.size() > 1
        ? Optional.of(Sentences.of(locale, "together", texts))
        : texts.stream().findFirst();
  }

  private Optional<Misconception> misconception(String wanted) {
    return Stream.concat(
            own.stream(),
            ExerciseCatalog.find(Objects.requireNonNull(exercise)).stream()
                .flatMap(found -> found.misconceptions().stream()))
        .filter(known -> known.id().equals(wanted))
        .findFirst();
  }

  private Optional<String> general(Locale locale, String key) {
    if (!Sentences.has(locale, key)) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>(arguments);
    if (place != null) {
      all.addFirst(place.in(locale));
    }
    if (output != null) {
      all.addFirst(subject(output, locale));
    }
    return Optional.of(Sentences.of(locale, key, all));
  }

  private String subject(String name, Locale locale) {
    if (name.equals(EntryPoint.SINGLE_OUTPUT)) {
      return Sentences.of(locale, "subject", List.of());
    }
    if (agreeing.isEmpty()) {
      return Sentences.of(locale, "subject_of", List.of(name));
    }
    String key = agreeing.size() == 1 ? "subject_beside_one" : "subject_beside";
    return Sentences.of(locale, key, List.of(name, names(locale)));
  }

  private String names(Locale locale) {
    String shown =
        agreeing.stream()
            .limit(MOST_AGREEING)
            .collect(Collectors.joining(Sentences.of(locale, "and", List.of())));
    return agreeing.size() > MOST_AGREEING ? shown + " …" : shown;
  }

  private static Place line(String number) {
    return new Place(0, number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0);
  }

  private static List<String> strings(Object... arguments) {
    return Stream.of(arguments).map(String::valueOf).toList();
  }
}
