package dev.touchstone.grading;

import dev.touchstone.reference.AnswerKey;
import dev.touchstone.reference.Misconception;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the misconception that explains a program: one whose answers are the program's in every
 * case, and differ from the right ones in at least one. Where the misconception's own code raises,
 * NumPy and PyTorch may raise or return something else, so those cases neither speak for it nor
 * against it.
 */
final class Misconceptions {

  private Misconceptions() {}

  static Optional<Misconception> match(AnswerKey key, Outcome outcome) {
    List<CaseOutcome> cases = outcome.cases();
    return key.exercise().misconceptions().stream()
        .filter(misconception -> explains(key, misconception.id(), cases))
        .filter(misconception -> evidence(key, misconception.id()) > 0)
        .max(Comparator.comparingLong(misconception -> evidence(key, misconception.id())));
  }

  private static boolean explains(AnswerKey key, String id, List<CaseOutcome> cases) {
    return IntStream.range(0, cases.size())
        .allMatch(
            i ->
                key.raises(id, i)
                    || cases.get(i) instanceof CaseOutcome.Values(var outputs)
                        && key.isVariant(id, i, outputs));
  }

  private static long evidence(AnswerKey key, String id) {
    return IntStream.range(0, key.cases().size())
        .filter(i -> !key.raises(id, i) && key.isVisible(id, i))
        .count();
  }
}
