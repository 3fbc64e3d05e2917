package dev.touchstone.server.grading;

import dev.touchstone.grading.CaseReport;
import dev.touchstone.grading.Steps;
import dev.touchstone.reference.Comparison;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Tensor;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn of an example's first output that differs in its values: squares, a line, or both.
 */
record Drawing(@Nullable Difference difference, @Nullable Curve curve) {

  private static final int MOST_SQUARES = 24;
  private static final int FEWEST_STEPS = 4;

  static Optional<Drawing> of(CaseReport.Values values, Exercise exercise) {
    return values.expected().keySet().stream()
        .flatMap(output -> of(output, values, exercise).stream())
        .findFirst();
  }

  private static Optional<Drawing> of(String output, CaseReport.Values values, Exercise exercise) {
    Tensor expected = values.expected().get(output);
    Tensor actual = values.actual().get(output);
    if (expected == null
        || actual == null
        || expected.isText()
        || expected.size() == 0
        || !actual.shape().equals(expected.shape())
        || Comparison.of(expected, actual, exercise.tolerance(output)).agrees()) {
      return Optional.empty();
    }
    Curve curve =
        isOverSteps(output, expected, exercise) ? Curve.overSteps(output, expected, actual) : null;
    // A line says all of what is one number a step.
    if (curve != null && expected.size() == expected.shape().getFirst()) {
      return Optional.of(new Drawing(null, curve));
    }
    if (expected.rank() == 1 && expected.size() > MOST_SQUARES) {
      return Optional.of(new Drawing(null, Curve.ofDifference(output, expected, actual)));
    }
    return Optional.of(
        new Drawing(
            Difference.between(output, expected, actual, exercise.tolerance(output)), curve));
  }

  private static boolean isOverSteps(String output, Tensor expected, Exercise exercise) {
    OptionalInt axis =
        exercise.entryPoint().outputType(output).map(Steps::axis).orElse(OptionalInt.empty());
    return axis.isPresent()
        && axis.getAsInt() == 0
        && expected.rank() <= 2
        && expected.shape().getFirst() >= FEWEST_STEPS;
  }
}
