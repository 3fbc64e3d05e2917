package dev.touchstone.grading;

import dev.touchstone.reference.AnswerKey;
import dev.touchstone.reference.ArrayType;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Comparison;
import dev.touchstone.reference.EntryPoint;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import dev.touchstone.sandbox.ProgramError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges one case after the other, of one run. Cases whose inputs students may not see are handed
 * over only after the examples were answered; from then on text from the program's side could carry
 * those inputs out, and is not told.
 */
final class CaseJudge {

  /** From here on exp overflows or vanishes in float32. */
  private static final double LARGE = 80;

  private final AnswerKey key;
  private final Signatures signatures;
  private final Outcome outcome;
  private final Limits limits;

  CaseJudge(AnswerKey key, Signatures signatures, Outcome outcome, Limits limits) {
    this.key = key;
    this.signatures = signatures;
    this.outcome = outcome;
    this.limits = limits;
  }

  CaseReport report(int index) {
    return switch (outcome.cases().get(index)) {
      case CaseOutcome.Values(var outputs) -> compared(index, outputs);
      case CaseOutcome.Failed(var error) -> without(index, error(index, error));
      case CaseOutcome.Unreadable(var rule) -> without(index, unreadable(index, rule));
      case CaseOutcome.NotReached() -> without(index, end(!areExamplesAnswered()));
    };
  }

  private Finding end(boolean told) {
    return outcome
        .loadError()
        .map(error -> error(error, told))
        .orElseGet(
            () ->
                told
                    ? Finding.of(outcome.ending(), limits)
                    : Finding.ofHidden(outcome.ending(), limits));
  }

  private Finding error(int index, ProgramError error) {
    return isExample(index)
        ? Finding.of(error, signatures, limits, names(index))
        : Finding.ofHidden(error, limits);
  }

  private ShapeNames names(int index) {
    return ShapeNames.of(key.exercise().entryPoint(), key.cases().get(index).inputs());
  }

  private Finding error(ProgramError error, boolean told) {
    return told ? Finding.of(error, signatures, limits) : Finding.ofHidden(error, limits);
  }

  private Finding unreadable(int index, String rule) {
    return isExample(index)
        ? Finding.invalid("unreadable", rule)
        : Finding.invalid("unreadable_hidden");
  }

  private boolean isExample(int index) {
    return key.cases().get(index).example();
  }

  private boolean areExamplesAnswered() {
    return IntStream.range(0, key.cases().size())
        .filter(this::isExample)
        .noneMatch(index -> outcome.cases().get(index) instanceof CaseOutcome.NotReached);
  }

  private CaseReport compared(int index, Map<String, Tensor> outputs) {
    Map<String, Tensor> expected = key.expected().get(index);
    if (!outputs.keySet().equals(expected.keySet())) {
      return without(index, names(index, expected.keySet(), outputs.keySet()));
    }
    double maxAbs = 0;
    double maxRel = 0;
    for (String name : expected.keySet()) {
      Tensor right = Objects.requireNonNull(expected.get(name));
      Tensor given = Objects.requireNonNull(outputs.get(name));
      switch (compare(index, name, outputs)) {
        case Comparison.Agrees(double abs, double rel) -> {
          maxAbs = Math.max(maxAbs, abs);
          maxRel = Math.max(maxRel, rel);
        }
        case Comparison.ShapeDiffers() -> {
          return judged(
              index, Verdict.INVALID_OUTPUT, null, null, shape(name, right, given), outputs);
        }
        case Comparison.KindDiffers() -> {
          return judged(index, Verdict.INVALID_OUTPUT, null, null, kind(right, given), outputs);
        }
        case Comparison.NotFinite(int first) -> {
          return judged(
              index, Verdict.WRONG_ANSWER, null, null, notFinite(index, given, first), outputs);
        }
        case Comparison.ValuesDiffer differs -> {
          return judged(
              index,
              Verdict.WRONG_ANSWER,
              differs.maxAbsError(),
              differs.maxRelError(),
              values(index, name, differs, outputs),
              outputs);
        }
      }
    }
    return judged(index, Verdict.ACCEPTED, maxAbs, maxRel, null, outputs);
  }

  private Finding names(int index, Set<String> expected, Set<String> given) {
    return isExample(index)
        ? Finding.invalid("outputs", expected, given)
        : Finding.invalid("unreadable_hidden");
  }

  /** Where a function hands in several values, which of them is said. */
  private Diagnosis shape(String name, Tensor right, Tensor given) {
    List<Integer> turned = right.shape().reversed();
    String id = right.rank() == 2 && given.shape().equals(turned) ? "transposed" : "shape";
    String axes = key.exercise().entryPoint().outputType(name).map(ArrayType::shapeText).orElse("");
    return isOnlyOutput(name)
        ? Diagnosis.of(id, axes, right.shapeText(), given.shapeText())
        : Diagnosis.of(id + "_of", axes, right.shapeText(), given.shapeText(), name);
  }

  private static Diagnosis kind(Tensor right, Tensor given) {
    return Diagnosis.of(right.isText() ? "text_expected" : "number_expected", given.dtype());
  }

  private boolean isOnlyOutput(String name) {
    return name.equals(EntryPoint.SINGLE_OUTPUT);
  }

  /** Which outputs agree, which is the first that does not, and from where on. */
  private Diagnosis values(
      int index, String name, Comparison.ValuesDiffer differs, Map<String, Tensor> outputs) {
    Tensor right = Objects.requireNonNull(key.expected().get(index).get(name));
    List<String> agreeing = agreeing(index, outputs);
    if (right.size() == 1) {
      return Diagnosis.ofOutput(name, agreeing, "value", index + 1);
    }
    List<Integer> worst = right.index(differs.worst());
    OptionalInt axis = timeAxis(name, right);
    OptionalInt step = step(index, name, outputs);
    if (step.isPresent()) {
      int first = step.getAsInt();
      return first == 0
          ? Diagnosis.ofOutput(name, agreeing, "steps_all", index + 1, worst)
          : Diagnosis.ofOutput(
              name, agreeing, "steps", index + 1, first, first + 1, axis.orElse(0), worst);
    }
    return Diagnosis.ofOutput(
        name,
        agreeing,
        "values",
        index + 1,
        differs.wrong(),
        right.outerSize(),
        right.index(differs.first()),
        worst);
  }

  private List<String> agreeing(int index, Map<String, Tensor> outputs) {
    return key.expected().get(index).keySet().stream()
        .filter(name -> compare(index, name, outputs) instanceof Comparison.Agrees)
        .toList();
  }

  private Comparison compare(int index, String name, Map<String, Tensor> outputs) {
    return Comparison.of(
        Objects.requireNonNull(key.expected().get(index).get(name)),
        Objects.requireNonNull(outputs.get(name)),
        key.exercise().tolerance(name));
  }

  private OptionalInt timeAxis(String name, Tensor right) {
    return key.exercise()
        .entryPoint()
        .outputType(name)
        .filter(type -> !right.isText() && type.axes().size() == right.rank())
        .map(Steps::axis)
        .orElse(OptionalInt.empty());
  }

  private OptionalInt step(int index, String name, Map<String, Tensor> outputs) {
    Tensor right = Objects.requireNonNull(key.expected().get(index).get(name));
    Tensor given = Objects.requireNonNull(outputs.get(name));
    OptionalInt axis = timeAxis(name, right);
    return axis.isEmpty()
        ? axis
        : Steps.leavesAt(right, given, axis.getAsInt(), key.exercise().tolerance(name));
  }

  private Diagnosis notFinite(int index, Tensor given, int first) {
    double largest = largestInput(key.cases().get(index));
    return largest >= LARGE
        ? Diagnosis.of("overflow", index + 1, Math.round(largest), given.data()[first])
        : Diagnosis.of("not_finite", index + 1, given.data()[first], given.index(first));
  }

  private static double largestInput(Case c) {
    return c.inputs().values().stream()
        .flatMapToDouble(tensor -> Arrays.stream(tensor.data()))
        .map(Math::abs)
        .max()
        .orElse(0);
  }

  private CaseReport without(int index, Finding finding) {
    return judged(index, finding.verdict(), null, null, finding.diagnosis(), Map.of());
  }

  private CaseReport judged(
      int index,
      Verdict verdict,
      @Nullable Double maxAbs,
      @Nullable Double maxRel,
      @Nullable Diagnosis diagnosis,
      Map<String, Tensor> outputs) {
    Case c = key.cases().get(index);
    CaseReport.@Nullable Values values =
        c.example()
            ? new CaseReport.Values(c.inputs(), key.expected().get(index), small(outputs))
            : null;
    return new CaseReport(
        c.name(),
        key.exercise().caseTitle(c.name()),
        c.example(),
        verdict,
        maxAbs,
        maxRel,
        diagnosis,
        values);
  }

  /** An example's answer is stored and shown; a huge one is not worth either. */
  private static Map<String, Tensor> small(Map<String, Tensor> outputs) {
    boolean fits = outputs.values().stream().allMatch(t -> t.size() <= 4096);
    return fits ? outputs : Map.of();
  }
}
