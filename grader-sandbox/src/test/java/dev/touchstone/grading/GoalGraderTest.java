package dev.touchstone.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.goal.Goal;
import dev.touchstone.goal.Goals;
import dev.touchstone.goal.Task;
import dev.touchstone.grading.KnownSolutions.Kind;
import dev.touchstone.grading.KnownSolutions.Solution;
import dev.touchstone.metric.BadPredictionException;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Program;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs that learn, in the real sandbox, on the data of this machine. That the good ones reach
 * every mark takes a minute; {@code course check} looks at it, and here the quickest stands for
 * all.
 */
class GoalGraderTest {

  private static final Grader GRADER = new Grader(RealSandbox.SANDBOX);

  @ParameterizedTest(name = "{0}")
  @MethodSource("good")
  void aGoodProgramRunsOnTheRehearsal(Solution solution) {
    GradingReport report = grade(GRADER.onExamples(), solution);

    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.cases()).singleElement().matches(CaseReport::example);
    assertTold(report.notes());
  }

  @Test
  void theQuickestGoodProgramReachesEveryMark() {
    GradingReport report = grade(GRADER, good().getFirst());

    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.score()).isEqualTo(Grader.MAX_SCORE);
    assertThat(report.cases()).hasSize(4);
    assertTold(report.notes());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void aMistakeIsNamedAndWhatIsRuledOutRefused(Solution solution) {
    GradingReport report = grade(GRADER, solution);

    assertThat(solution.isConfirmedBy(report)).as(report.toString()).isTrue();
    assertThat(report.score()).isLessThan(Grader.MAX_SCORE);
    assertTold(report.diagnosis());
    assertTold(report.notes());
  }

  @Test
  void theSandboxGetsWhatTheTaskHandsOverAndNothingElse() {
    for (Goal goal : Goals.all()) {
      var seen = new RecordingSandbox();

      new Grader(seen).grade(goal.exercise(), new byte[0], "submission.py", 1);

      assertThat(seen.program().cases())
          .extracting(Program.Case::inputs)
          .containsExactly(goal.task().get().inputs());
    }
  }

  @Test
  void anAnswerThatCannotBeMeasuredIsInvalidAtEveryMark() {
    String source =
        """
        def train(x, y):
            print("learned", len(x))
            return None

        def predict(model, x):
            return [float("nan")] * len(x)
        """;

    GradingReport report =
        GRADER.grade(
            ExerciseCatalog.find("digits_softmax").orElseThrow(),
            source.getBytes(StandardCharsets.UTF_8),
            "submission.py",
            1);

    assertThat(report.cases())
        .hasSize(4)
        .allMatch(each -> each.verdict() == Verdict.INVALID_OUTPUT);
    assertThat(report.score()).isZero();
    assertThat(report.diagnosis()).first().matches(d -> d.id().equals("prediction_not_finite"));
    assertThat(report.log()).contains("learned");
  }

  @Test
  void eachMarkHasItsTitleAndWhatIsMissing() {
    Goal goal = Goals.find("digits_softmax").orElseThrow();
    Task task = goal.task().get();
    Tensor zeros = Tensor.integers(new int[task.source().asked()]);

    GoalJudgement judged = GoalJudgement.of(goal, task, zeros);

    assertThat(judged.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
    assertThat(judged.cases())
        .allMatch(each -> each.title().en().contains("≥ ") && each.title().zh().contains("≥ "));
    assertThat(judged.diagnosis())
        .extracting(Diagnosis::id)
        .containsExactly("goal_one_class", "goal_images_next");
    assertThat(judged.diagnosis().getLast().message(Locale.ENGLISH))
        .contains("95 % interval", "percentage points to go");
  }

  @Test
  void everyRuleOfAnAnswerHasItsSentence() {
    for (String rule :
        List.of(
            "distribution_shape",
            "distribution_not_finite",
            "distribution_negative",
            "distribution_sum",
            "strings_shape")) {
      var bad = new BadPredictionException(rule, "a", "b");
      assertTold(List.of(Diagnosis.of(bad.rule(), bad.arguments().toArray())));
    }
  }

  private static void assertTold(List<Diagnosis> diagnosis) {
    assertThat(diagnosis)
        .isNotEmpty()
        .allSatisfy(
            found -> {
              assertThat(found.message(Locale.ENGLISH))
                  .isNotEqualTo(found.id())
                  .doesNotContainPattern("\\{\\d}");
              assertThat(found.message(Locale.CHINESE)).matches("(?s).*\\p{IsHan}.*");
            });
  }

  private static GradingReport grade(Grader grader, Solution solution) {
    return grader.grade(solution.exercise(), solution.source(), "submission.py", 1);
  }

  static List<Solution> good() {
    return solutions().filter(solution -> solution.kind() == Kind.GOOD).toList();
  }

  static List<Solution> others() {
    return solutions().filter(solution -> solution.kind() != Kind.GOOD).toList();
  }

  private static Stream<Solution> solutions() {
    return ExerciseCatalog.goals().stream()
        .flatMap(exercise -> KnownSolutions.builtIn().of(exercise).stream());
  }
}
