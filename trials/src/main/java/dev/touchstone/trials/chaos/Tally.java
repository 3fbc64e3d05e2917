package dev.touchstone.trials.chaos;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The final count. Of what has a receipt, {@code lost} has no verdict and {@code doubled} more than
 * one that counts. {@code charged} is what is held against a student who did nothing: a verdict
 * that the program does not deserve, or an attempt in the books that nobody has a receipt for.
 */
record Tally(Set<UUID> lost, Set<UUID> doubled, Set<UUID> charged) {

  private static final String OUR_FAULT = "INTERNAL_ERROR";

  /**
   * @param stored every submission and entry of the students in the books
   * @param verdicts all that were written down for each, faults of ours included
   */
  static Tally of(List<HandedIn> handedIn, Set<UUID> stored, Map<UUID, List<String>> verdicts) {
    Map<UUID, String> deserved =
        handedIn.stream()
            .collect(
                Collectors.toMap(HandedIn::id, one -> one.work().deserves(), (one, same) -> one));
    Set<UUID> known =
        Stream.concat(deserved.keySet().stream(), stored.stream()).collect(Collectors.toSet());
    Function<UUID, List<String>> counting =
        id ->
            verdicts.getOrDefault(id, List.of()).stream()
                .filter(verdict -> !verdict.equals(OUR_FAULT))
                .toList();
    return new Tally(
        all(deserved.keySet(), id -> !stored.contains(id) || counting.apply(id).isEmpty()),
        all(known, id -> counting.apply(id).size() > 1),
        all(
            known,
            id ->
                !deserved.containsKey(id)
                    || counting.apply(id).stream()
                        .anyMatch(verdict -> !verdict.equals(deserved.get(id)))));
  }

  private static Set<UUID> all(Set<UUID> ids, Predicate<UUID> which) {
    return ids.stream().filter(which).collect(Collectors.toSet());
  }

  boolean isClean() {
    return lost.isEmpty() && doubled.isEmpty() && charged.isEmpty();
  }
}
