package dev.touchstone.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.AnswerKey;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import dev.touchstone.sandbox.Outcome.Ending;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Which output is the first that is wrong, and from which step on. */
class DivergenceTest {

  @Test
  void whatAgreesIsNamedBesideTheFirstOutputThatDoesNot() {
    Diagnosis found = judged("batchnorm_inference", "running_var", right -> noise(right, 0));

    assertThat(found.output()).isEqualTo("running_var");
    assertThat(found.agreeing()).containsExactly("y", "running_mean");
    assertThat(found.message(Locale.ENGLISH))
        .startsWith("y, running_mean agree with the reference. Your running_var differs");
    assertThat(found.message(Locale.CHINESE)).contains("y、running_mean 与参考答案一致");
  }

  @Test
  void ofStatesTheStepIsNamedFromWhichOnTheyDiffer() {
    Diagnosis found = judged("momentum", "out", right -> noise(right, 1));

    assertThat(found.id()).isEqualTo("steps");
    assertThat(found.message(Locale.ENGLISH))
        .contains("leaves it at step 2 (index 1 along axis 0)");
    assertThat(found.message(Locale.CHINESE)).contains("前 1 步与参考答案一致，从第 2 步起不同");
    assertThat(judged("momentum", "out", right -> noise(right, 0)).id()).isEqualTo("steps_all");
  }

  @Test
  void whatComesAndGoesHasNoStep() {
    Diagnosis found = judged("momentum", "out", DivergenceTest::oneValueOff);

    assertThat(found.id()).isEqualTo("values");
  }

  private static Diagnosis judged(String id, String output, UnaryOperator<Tensor> change) {
    Exercise exercise = ExerciseCatalog.find(id).orElseThrow();
    AnswerKey key = AnswerKey.draw(exercise, 1);
    List<CaseOutcome> cases = new ArrayList<>();
    for (Map<String, Tensor> expected : key.expected()) {
      Map<String, Tensor> given = new LinkedHashMap<>(expected);
      given.computeIfPresent(output, (name, right) -> change.apply(right));
      cases.add(new CaseOutcome.Values(given));
    }
    Outcome outcome =
        new Outcome(new Ending.Finished(), Optional.empty(), cases, "", false, "", Map.of());
    Signatures signatures =
        Signatures.of(exercise.script(Exercise.FUNCTION), exercise.entryPoint());
    return Objects.requireNonNull(
        Judgement.of(key, signatures, outcome, Limits.standard()).diagnosis().getFirst());
  }

  private static Tensor noise(Tensor right, int fromStep) {
    Random random = new Random(1);
    int width = right.size() / right.shape().getFirst();
    double[] values = right.data().clone();
    for (int i = fromStep * width; i < values.length; i++) {
      values[i] += 0.1 + random.nextDouble();
    }
    return new Tensor(right.dtype(), right.shape(), values);
  }

  private static Tensor oneValueOff(Tensor right) {
    double[] values = right.data().clone();
    values[0] += 1;
    return new Tensor(right.dtype(), right.shape(), values);
  }
}
