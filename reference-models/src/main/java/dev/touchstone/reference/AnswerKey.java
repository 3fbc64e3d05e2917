package dev.touchstone.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Everything a grading is held against: the cases of one seed, the right answer to each, and what
 * each misconception makes of it.
 *
 * <p>Random cases do not always tell every misconception from the right answer and from the others,
 * so they are redrawn until they do; which redraw was taken follows from the seed alone.
 *
 * @param variants by misconception, one answer per case; empty where the misconception raises
 * @param redraws how many draws were thrown away
 * @param together what several misconceptions at once make of the first case, kept when asked for
 */
public record AnswerKey(
    Exercise exercise,
    long seed,
    List<Case> cases,
    List<Map<String, Tensor>> expected,
    Map<String, List<Optional<Map<String, Tensor>>>> variants,
    int redraws,
    Map<Set<String>, Optional<Map<String, Tensor>>> together) {

  /** A variant shows where it is further from the right answer than this many tolerances. */
  private static final double VISIBLE = 20;

  static final int MAX_DRAWS = 40;

  /**
   * @throws IllegalStateException if no draw of this seed tells all misconceptions apart: a mistake
   *     in the exercise, not in the seed
   */
  public static AnswerKey draw(Exercise exercise, long seed) {
    AnswerKey key = first(exercise, seed);
    while (!key.isAdequate()) {
      if (key.redraws >= exercise.mostRedraws()) {
        throw new IllegalStateException(
            exercise + ": seed " + seed + " never tells all misconceptions apart");
      }
      key = key.next();
    }
    return key;
  }

  /** The first draw of a seed, adequate or not. */
  static AnswerKey first(Exercise exercise, long seed) {
    return of(exercise, seed, 0);
  }

  /** The next draw of the same seed. */
  AnswerKey next() {
    return of(exercise, seed, redraws + 1);
  }

  private static AnswerKey of(Exercise exercise, long seed, int redraws) {
    return exercise
        .answers()
        .map(table -> table.key(exercise, seed))
        .orElseGet(() -> computed(exercise, seed, redraws));
  }

  private static AnswerKey computed(Exercise exercise, long seed, int redraws) {
    List<Case> cases = exercise.cases(new Draw(seed + redraws * 0x9E3779B97F4A7C15L));
    Map<String, List<Optional<Map<String, Tensor>>>> variants = new LinkedHashMap<>();
    for (Misconception misconception : exercise.misconceptions()) {
      variants.put(
          misconception.id(),
          cases.stream().map(c -> variant(exercise, c, Set.of(misconception.id()))).toList());
    }
    return new AnswerKey(
        exercise,
        seed,
        cases,
        cases.stream().map(c -> exercise.answer(c.inputs())).toList(),
        variants,
        redraws,
        new ConcurrentHashMap<>());
  }

  /** The examples alone. */
  public AnswerKey examples() {
    return part(IntStream.range(0, cases.size()).filter(i -> cases.get(i).example()).toArray());
  }

  /** The first so many cases alone. */
  public AnswerKey first(int count) {
    return part(IntStream.range(0, count).toArray());
  }

  /**
   * These cases alone, in this order. A misconception that they don't tell from another answers
   * nothing here, as if its code raised: so little is no ground for naming it.
   */
  public AnswerKey part(int... indices) {
    Map<Set<String>, Optional<Map<String, Tensor>>> kept =
        indices.length > 0 && indices[0] == 0 ? together : new ConcurrentHashMap<>();
    AnswerKey shown =
        new AnswerKey(
            exercise,
            seed,
            only(indices, cases),
            only(indices, expected),
            shownVariants(indices),
            redraws,
            kept);
    return new AnswerKey(
        exercise, seed, shown.cases, shown.expected, shown.unambiguous(), redraws, kept);
  }

  private Map<String, List<Optional<Map<String, Tensor>>>> shownVariants(int[] indices) {
    Map<String, List<Optional<Map<String, Tensor>>>> shown = new LinkedHashMap<>();
    variants.forEach((id, answers) -> shown.put(id, only(indices, answers)));
    return shown;
  }

  private static <T> List<T> only(int[] indices, List<T> all) {
    return Arrays.stream(indices).mapToObj(all::get).toList();
  }

  private Map<String, List<Optional<Map<String, Tensor>>>> unambiguous() {
    Map<String, List<Optional<Map<String, Tensor>>>> told = new LinkedHashMap<>(variants);
    for (String one : variants.keySet()) {
      if (variants.keySet().stream()
          .anyMatch(other -> !other.equals(one) && coincide(one, other))) {
        told.put(one, Collections.nCopies(cases.size(), Optional.empty()));
      }
    }
    return told;
  }

  /** Whether the misconception's answer to this case can be told from the right one. */
  public boolean isVisible(String misconception, int caseIndex) {
    return answers(misconception)
        .get(caseIndex)
        .map(answer -> !agree(expected.get(caseIndex), answer, VISIBLE))
        .orElse(true);
  }

  /**
   * Whether these outputs are, within the tolerance, what the misconception answers to the case.
   */
  public boolean isVariant(String misconception, int caseIndex, Map<String, Tensor> outputs) {
    return answers(misconception)
        .get(caseIndex)
        .map(answer -> agree(answer, outputs, 1))
        .orElse(false);
  }

  /** What these misconceptions at once answer to the case; empty where their code raises. */
  public Optional<Map<String, Tensor>> together(Set<String> misconceptions, int caseIndex) {
    if (cases.stream().allMatch(Case::example)) {
      // So little is no ground for naming two at once.
      return Optional.empty();
    }
    return caseIndex == 0
        ? together.computeIfAbsent(misconceptions, ids -> variant(exercise, cases.getFirst(), ids))
        : variant(exercise, cases.get(caseIndex), misconceptions);
  }

  /** Whether these outputs are the same within the tolerance. */
  public boolean agree(Map<String, Tensor> expected, Map<String, Tensor> actual) {
    return agree(expected, actual, 1);
  }

  /** Whether what the misconception answers to the case can be told from these outputs. */
  public boolean isFarFrom(String misconception, int caseIndex, Map<String, Tensor> outputs) {
    return answers(misconception)
        .get(caseIndex)
        .map(answer -> !agree(outputs, answer, VISIBLE))
        .orElse(true);
  }

  /** Whether the misconception cannot answer this case at all: its code raises. */
  public boolean raises(String misconception, int caseIndex) {
    return answers(misconception).get(caseIndex).isEmpty();
  }

  /** Whether it can answer no case at all: then its own code is wrong, or every shape. */
  boolean alwaysRaises(String misconception) {
    return answers(misconception).stream().allMatch(Optional::isEmpty);
  }

  /** Misconceptions that never differ from the right answer where they give one. */
  List<String> invisible() {
    return variants.keySet().stream().filter(id -> !showsAValue(id)).toList();
  }

  /** Pairs of misconceptions that answer every case alike. */
  List<String> coinciding() {
    List<String> ids = new ArrayList<>(variants.keySet());
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      for (String other : ids.subList(i + 1, ids.size())) {
        if (coincide(ids.get(i), other)) {
          pairs.add(ids.get(i) + " = " + other);
        }
      }
    }
    return pairs;
  }

  boolean isAdequate() {
    return invisible().isEmpty() && coinciding().isEmpty();
  }

  private boolean showsAValue(String id) {
    for (int i = 0; i < cases.size(); i++) {
      if (!raises(id, i) && isVisible(id, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean coincide(String one, String other) {
    for (int i = 0; i < cases.size(); i++) {
      Optional<Map<String, Tensor>> a = answers(one).get(i);
      Optional<Map<String, Tensor>> b = answers(other).get(i);
      if (a.isEmpty() != b.isEmpty() || a.isPresent() && !agree(a.get(), b.orElseThrow(), 2)) {
        return false;
      }
    }
    return true;
  }

  private boolean agree(Map<String, Tensor> expected, Map<String, Tensor> actual, double factor) {
    return expected.keySet().equals(actual.keySet())
        && expected.keySet().stream()
            .allMatch(
                name ->
                    Comparison.of(
                            value(expected, name),
                            value(actual, name),
                            exercise.tolerance(name).times(factor))
                        .agrees());
  }

  private List<Optional<Map<String, Tensor>>> answers(String misconception) {
    return Objects.requireNonNull(variants.get(misconception), misconception);
  }

  private static Tensor value(Map<String, Tensor> outputs, String name) {
    return Objects.requireNonNull(outputs.get(name), name);
  }

  private static Optional<Map<String, Tensor>> variant(
      Exercise exercise, Case c, Set<String> slips) {
    try {
      return Optional.of(exercise.run(c.inputs(), new Slips(slips)));
    } catch (RuntimeException e) {
      // Shapes that do not fit raise in NumPy as they do in DJL: a student's program dies here too.
      return Optional.empty();
    }
  }
}
