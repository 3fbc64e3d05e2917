package dev.touchstone.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.touchstone.reference.AnswerKey;
import dev.touchstone.reference.DType;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import dev.touchstone.sandbox.Outcome.CaseOutcome.Values;
import dev.touchstone.sandbox.Outcome.Ending;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForensicsTest {

  private static final AnswerKey SOFTMAX = key("softmax");
  private static final AnswerKey RNN = key("rnn_forward");

  @ParameterizedTest
  @MethodSource("relations")
  void aRelationThatHoldsInEveryCaseIsNamed(
      String id, AnswerKey key, UnaryOperator<Tensor> change, List<String> arguments) {
    Diagnosis found = find(key, change).orElseThrow();

    assertThat(found.id()).isEqualTo("related_" + id);
    assertThat(found.arguments()).isEqualTo(arguments);
    for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
      assertThat(found.message(locale)).doesNotContain("{").doesNotContain("related_");
      assertThat(found.hint(locale)).isPresent();
    }
  }

  static Stream<Arguments> relations() {
    return Stream.of(
        arguments("sign", RNN, each(x -> -x), List.of()),
        arguments("absolute", RNN, each(Math::abs), List.of()),
        arguments("squared", SOFTMAX, each(x -> x * x), List.of()),
        arguments("root", SOFTMAX, each(Math::sqrt), List.of()),
        arguments("exponential", RNN, each(Math::exp), List.of()),
        arguments("logarithm", RNN, each(Math::log), List.of()),
        arguments("reciprocal", RNN, each(x -> 1 / x), List.of()),
        arguments("complement", SOFTMAX, each(x -> 1 - x), List.of()),
        arguments("factor", SOFTMAX, each(x -> 0.5 * x), List.of("0.5")),
        arguments("factor", RNN, each(x -> Math.PI * x), List.of("3.142")),
        arguments("offset", RNN, each(x -> x + 1), List.of("1")),
        arguments("half", RNN, half(), List.of()));
  }

  @Test
  void aFactorThatIsAnAxisLengthIsCalledByItsName() {
    AnswerKey key = key("corr2d");
    Outcome outcome =
        answered(
            key,
            (index, right) -> {
              double rows =
                  Objects.requireNonNull(key.cases().get(index).inputs().get("X"))
                      .shape()
                      .getFirst();
              return each(x -> rows * x).apply(right);
            });

    assertThat(Forensics.find(key, outcome))
        .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo("related_summed"));
  }

  @Test
  void statesThatAreStoredBeforeTheirUpdateAreOneStepLate() {
    AnswerKey key = key("momentum");

    Diagnosis found = find(key, right -> late(right, 0.125)).orElseThrow();

    assertThat(found.id()).isEqualTo("related_late");
    assertThat(found.arguments()).containsExactly("0");
    assertThat(find(key, right -> late(each(x -> x + 1e-2).apply(right), 0.125))).isEmpty();
  }

  @Test
  void theAnswerOfTheFirstCaseInAllOfThemIsCalledThat() {
    Tensor first = SOFTMAX.expected().getFirst().get("out");

    assertThat(find(SOFTMAX, right -> first))
        .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo("related_repeated"));
  }

  /** The first axis moved by one, with something else in front. */
  private static Tensor late(Tensor right, double first) {
    int width = right.size() / right.shape().getFirst();
    double[] moved = new double[right.size()];
    Arrays.fill(moved, 0, width, first);
    System.arraycopy(right.data(), 0, moved, width, right.size() - width);
    return new Tensor(right.dtype(), right.shape(), moved);
  }

  @Test
  void ofSeveralOutputsTheWrongOneIsNamed() {
    AnswerKey key = key("mlp_backward");
    List<CaseOutcome> cases = new ArrayList<>();
    for (Map<String, Tensor> right : key.expected()) {
      Map<String, Tensor> given = new HashMap<>(right);
      given.computeIfPresent("dW2", (name, value) -> each(x -> -x).apply(value));
      cases.add(new Values(given));
    }

    Diagnosis found = Forensics.find(key, outcome(cases)).orElseThrow();

    assertThat(found.message(Locale.ENGLISH)).startsWith("Your dW2 has the right size");
  }

  @Test
  void nothingIsSaidOfWhatIsRightOrNotRelated() {
    Random random = new Random(1);

    assertThat(find(RNN, right -> right)).isEmpty();
    assertThat(find(RNN, each(x -> random.nextGaussian()))).isEmpty();
    assertThat(find(SOFTMAX, each(x -> 0))).isEmpty();
    assertThat(find(SOFTMAX, each(x -> Double.NaN))).isEmpty();
  }

  @Test
  void nothingIsSaidWhereOneCaseIsNotExplained() {
    Outcome explained = answered(RNN, (index, right) -> each(x -> -x).apply(right));
    List<CaseOutcome> cases = new ArrayList<>(explained.cases());
    assertThat(Forensics.find(RNN, explained)).isPresent();

    cases.set(1, new CaseOutcome.NotReached());
    assertThat(Forensics.find(RNN, outcome(cases))).isEmpty();

    cases.set(1, new Values(RNN.expected().get(1)));
    assertThat(Forensics.find(RNN, outcome(cases))).isEmpty();
  }

  private static AnswerKey key(String exercise) {
    return AnswerKey.draw(ExerciseCatalog.find(exercise).orElseThrow(), 1);
  }

  private static Optional<Diagnosis> find(AnswerKey key, UnaryOperator<Tensor> change) {
    return Forensics.find(key, answered(key, (index, right) -> change.apply(right)));
  }

  private interface Change {
    Tensor of(int index, Tensor right);
  }

  private static Outcome answered(AnswerKey key, Change change) {
    List<CaseOutcome> cases = new ArrayList<>();
    for (int i = 0; i < key.cases().size(); i++) {
      Map<String, Tensor> given = new HashMap<>();
      int index = i;
      key.expected().get(i).forEach((name, right) -> given.put(name, change.of(index, right)));
      cases.add(new Values(given));
    }
    return outcome(cases);
  }

  private static Outcome outcome(List<CaseOutcome> cases) {
    return new Outcome(new Ending.Finished(), Optional.empty(), cases, "", false, "", Map.of());
  }

  private static UnaryOperator<Tensor> each(DoubleUnaryOperator change) {
    return right ->
        new Tensor(DType.FLOAT64, right.shape(), Arrays.stream(right.data()).map(change).toArray());
  }

  private static UnaryOperator<Tensor> half() {
    return right ->
        new Tensor(
            DType.FLOAT16,
            right.shape(),
            Arrays.stream(right.data())
                .map(x -> Float.float16ToFloat(Float.floatToFloat16((float) x)))
                .toArray());
  }
}
