package dev.touchstone.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.AnswerKey;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Misconception;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Program;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A grading by the examples alone, as a student's run before handing in. */
class ExamplesTest {

  private static final Exercise SOFTMAX = ExerciseCatalog.find("softmax").orElseThrow();

  @Test
  void noInputIsHandedOverThatItsAuthorMayNotSee() {
    RecordingSandbox sandbox = new RecordingSandbox();

    GradingReport report =
        new Grader(sandbox)
            .onExamples()
            .grade(SOFTMAX, "x = 1".getBytes(StandardCharsets.UTF_8), "softmax.py", 1);

    assertThat(sandbox.program().cases()).hasSize(1).allMatch(Program.Case::shown);
    assertThat(report.cases()).hasSize(1).allMatch(CaseReport::example);
  }

  @ParameterizedTest
  @ValueSource(strings = {"softmax", "corr2d", "adam", "dropout", "batch_norm"})
  void whatTheExamplesDoNotTellApartIsNotNamed(String id) {
    Exercise exercise = ExerciseCatalog.find(id).orElse(SOFTMAX);
    AnswerKey key = AnswerKey.draw(exercise, 1).examples();
    List<String> named =
        exercise.misconceptions().stream()
            .map(Misconception::id)
            .filter(mistake -> !key.raises(mistake, 0) && key.isVisible(mistake, 0))
            .toList();

    for (String mistake : named) {
      Map<String, Tensor> answer = key.variants().get(mistake).getFirst().orElseThrow();
      assertThat(named.stream().filter(other -> key.isVariant(other, 0, answer)))
          .as(exercise + ": what answers the examples like " + mistake)
          .containsExactly(mistake);
    }
  }
}
