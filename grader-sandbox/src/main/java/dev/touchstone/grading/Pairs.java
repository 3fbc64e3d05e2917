package dev.touchstone.grading;

import dev.touchstone.reference.AnswerKey;
import dev.touchstone.reference.Misconception;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the two misconceptions that together explain a program which neither explains alone. They
 * are told only if no other two explain it as well, and only if each of them matters in some case.
 * What nothing explains is not worth a long search: it ends after a while, and then nothing is
 * told.
 */
final class Pairs {

  private static final int MOST = 60;
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final AnswerKey key;
  private final List<Map<String, Tensor>> given;
  private final long end = System.nanoTime() + PATIENCE.toNanos();

  private Pairs(AnswerKey key, List<Map<String, Tensor>> given) {
    this.key = key;
    this.given = given;
  }

  /** Nothing where a case was not answered. */
  static Optional<Diagnosis> find(AnswerKey key, Outcome outcome) {
    List<Map<String, Tensor>> given = new ArrayList<>();
    for (CaseOutcome answer : outcome.cases()) {
      if (!(answer instanceof CaseOutcome.Values(var outputs))) {
        return Optional.empty();
      }
      given.add(outputs);
    }
    return isRight(key, given) ? Optional.empty() : new Pairs(key, given).find();
  }

  private static boolean isRight(AnswerKey key, List<Map<String, Tensor>> given) {
    return IntStream.range(0, given.size())
        .allMatch(i -> key.agree(key.expected().get(i), given.get(i)));
  }

  private Optional<Diagnosis> find() {
    List<Misconception> all = key.exercise().misconceptions();
    List<Diagnosis> found = new ArrayList<>();
    int tried = 0;
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        if (tried++ == MOST || found.size() > 1 || System.nanoTime() > end) {
          return Optional.empty();
        }
        if (explain(all.get(i).id(), all.get(j).id())) {
          found.add(Diagnosis.of(key.exercise(), all.get(i), all.get(j)));
        }
      }
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private boolean explain(String one, String other) {
    Set<String> both = Set.of(one, other);
    boolean oneMatters = false;
    boolean otherMatters = false;
    for (int i = 0; i < given.size(); i++) {
      Optional<Map<String, Tensor>> answer = key.together(both, i);
      if (answer.isEmpty() || !key.agree(answer.get(), given.get(i))) {
        return false;
      }
      // Without the one there is only the other left.
      oneMatters |= key.isFarFrom(other, i, answer.get());
      otherMatters |= key.isFarFrom(one, i, answer.get());
    }
    return oneMatters && otherMatters;
  }
}
