package dev.touchstone.grading;

import dev.touchstone.grading.Relation.Pair;
import dev.touchstone.reference.AnswerKey;
import dev.touchstone.reference.ArrayType;
import dev.touchstone.reference.Comparison;
import dev.touchstone.reference.EntryPoint.Parameter;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Finds how a wrong output is related to the right one where no misconception of the exercise
 * explains it. A relation is told only if it holds in every case, on more values than chance would
 * explain; where one case was not answered, nothing is told.
 */
final class Forensics {

  /** So many different values must be explained that are not right by themselves. */
  private static final int EVIDENCE = 4;

  private Forensics() {}

  static Optional<Diagnosis> find(AnswerKey key, Outcome outcome) {
    return key.expected().getFirst().keySet().stream()
        .flatMap(output -> find(key, outcome, output).stream())
        .findFirst();
  }

  private static Optional<Diagnosis> find(AnswerKey key, Outcome outcome, String output) {
    List<Pair> pairs = pairs(key, outcome, output);
    Tolerance tolerance = key.exercise().tolerance(output);
    boolean isWrong =
        pairs.stream().anyMatch(pair -> !agree(pair.right(), pair.given(), tolerance));
    if (pairs.size() < key.cases().size() || !isWrong) {
      return Optional.empty();
    }
    return Relation.candidates(pairs).stream()
        .filter(relation -> explains(relation, pairs, tolerance))
        .map(relation -> Diagnosis.related(output, relation.id(), relation.arguments().toArray()))
        .findFirst()
        .or(
            () ->
                repeated(pairs, tolerance)
                    ? Optional.of(Diagnosis.related(output, "repeated"))
                    : Optional.empty());
  }

  private static List<Pair> pairs(AnswerKey key, Outcome outcome, String output) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < key.cases().size(); i++) {
      Tensor right = key.expected().get(i).get(output);
      if (outcome.cases().get(i) instanceof CaseOutcome.Values(var outputs)
          && outputs.get(output) instanceof Tensor given
          && right != null
          && !right.isText()
          && !given.isText()) {
        pairs.add(new Pair(right, given, sizes(key, key.cases().get(i).inputs())));
      }
    }
    return pairs;
  }

  private static Map<String, Integer> sizes(AnswerKey key, Map<String, Tensor> inputs) {
    Map<String, Integer> sizes = new HashMap<>();
    for (Parameter parameter : key.exercise().entryPoint().parameters()) {
      Tensor input = inputs.get(parameter.name());
      if (input != null
          && parameter.type() instanceof ArrayType type
          && type.axes().size() == input.rank()) {
        for (int axis = 0; axis < input.rank(); axis++) {
          sizes.putIfAbsent(type.axes().get(axis), input.shape().get(axis));
        }
      }
    }
    return sizes;
  }

  private static boolean explains(Relation relation, List<Pair> pairs, Tolerance tolerance) {
    DoubleStream.Builder explained = DoubleStream.builder();
    for (Pair pair : pairs) {
      Optional<Tensor> guess = relation.of().apply(pair);
      if (guess.isEmpty() || !agree(guess.get(), pair.given(), tolerance)) {
        return false;
      }
      for (int i = 0; i < pair.given().size(); i++) {
        double given = pair.given().data()[i];
        if (!relation.leavesOpen().test(pair, i)
            && !agree(Tensor.scalar(pair.right().data()[i]), Tensor.scalar(given), tolerance)) {
          explained.add(given);
        }
      }
    }
    return explained.build().distinct().count() >= EVIDENCE;
  }

  private static boolean agree(Tensor expected, Tensor actual, Tolerance tolerance) {
    return Comparison.of(expected, actual, tolerance).agrees();
  }

  /**
   * Whether each case is answered with what is right for the first: written down, or computed once
   * and kept. It is no guess, but it must be an answer that means something.
   */
  private static boolean repeated(List<Pair> pairs, Tolerance tolerance) {
    Tensor first = pairs.getFirst().right();
    return Arrays.stream(first.data()).distinct().count() > 1
        && pairs.stream().allMatch(pair -> agree(first, pair.given(), tolerance));
  }
}
