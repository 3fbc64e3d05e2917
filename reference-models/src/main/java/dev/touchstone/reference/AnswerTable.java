package dev.touchstone.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers that were computed beforehand, where the reference is not ours: cases of a few seeds, the
 * right answer to each, and what each misconception makes of it. Every seed gets one of these.
 */
public record AnswerTable(List<Sheet> sheets) {

  /** Nothing is computed yet. */
  public static final AnswerTable NONE = new AnswerTable(List.of());

  /**
   * What one seed gave.
   *
   * @param variants by misconception, one answer per case; empty where its program raises
   */
  public record Sheet(
      List<Case> cases,
      List<Map<String, Tensor>> expected,
      Map<String, List<Optional<Map<String, Tensor>>>> variants) {

    public Sheet {
      cases = List.copyOf(cases);
      expected = List.copyOf(expected);
      int count = cases.size();
      if (expected.size() != count
          || variants.values().stream().anyMatch(answers -> answers.size() != count)) {
        throw new IllegalArgumentException("there have to be " + count + " answers of each kind");
      }
    }

    /** How many numbers it holds. */
    long size() {
      long known =
          cases.stream().mapToLong(c -> size(c.inputs())).sum()
              + expected.stream().mapToLong(Sheet::size).sum();
      return known
          + variants.values().stream()
              .flatMap(List::stream)
              .flatMap(Optional::stream)
              .mapToLong(Sheet::size)
              .sum();
    }

    private static long size(Map<String, Tensor> arrays) {
      return arrays.values().stream().mapToLong(Tensor::size).sum();
    }
  }

  public AnswerTable {
    sheets = List.copyOf(sheets);
  }

  /** How many numbers it holds. */
  public long size() {
    return sheets.stream().mapToLong(Sheet::size).sum();
  }

  AnswerKey key(Exercise exercise, long seed) {
    if (sheets.isEmpty()) {
      throw new IllegalStateException(exercise + ": nothing was computed beforehand");
    }
    Sheet sheet = sheets.get(Math.floorMod(seed, sheets.size()));
    Map<String, List<Optional<Map<String, Tensor>>>> variants = new LinkedHashMap<>();
    for (Misconception known : exercise.misconceptions()) {
      variants.put(
          known.id(), Objects.requireNonNull(sheet.variants().get(known.id()), known.id()));
    }
    return new AnswerKey(
        exercise, seed, sheet.cases(), sheet.expected(), variants, 0, new ConcurrentHashMap<>());
  }
}
