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
import dev.touchstone.sandbox.ProgramError;
import dev.touchstone.sandbox.ProgramError.Kind;
import dev.touchstone.sandbox.ProgramError.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is told of cases whose inputs students may not see: a program that has such an input must
 * not get it out through anything that its author reads.
 */
class HiddenCasesTest {

  private static final String SECRET = "s3cret 0.8731";
  private static final AnswerKey KEY =
      AnswerKey.draw(ExerciseCatalog.find("softmax").orElseThrow(), 1);
  private static final int HIDDEN = 2;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void noErrorCarriesItsTextOut(Kind kind) {
    Judgement judgement = judge(answeredExcept(new CaseOutcome.Failed(error(kind, SECRET))));

    assertThat(told(judgement)).isNotEmpty().noneMatch(text -> text.contains("s3cret"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void neitherDoesAnythingElse(CaseOutcome outcome) {
    assertThat(told(judge(answeredExcept(outcome))))
        .isNotEmpty()
        .noneMatch(text -> text.contains("s3cret"));
  }

  static Stream<CaseOutcome> others() {
    return Stream.of(
        new CaseOutcome.Unreadable("dtype " + SECRET + " is not allowed"),
        new CaseOutcome.Values(Map.of(SECRET, Tensor.scalar(1))));
  }

  @Test
  void whereAndWhichUsualExceptionAreTold() {
    Diagnosis diagnosis = judgeError("ValueError").diagnosis().getFirst();

    assertThat(diagnosis.message(Locale.ENGLISH))
        .isEqualTo("Cell 2, line 5 raises ValueError in a case that is not shown.");
    assertThat(diagnosis.message(Locale.CHINESE))
        .isEqualTo("第 2 个代码单元第 5 行在一个不公开的用例上抛出 ValueError。");
    assertThat(diagnosis.hint(Locale.ENGLISH)).isPresent();
  }

  @Test
  void anExceptionOfTheProgramsOwnMakingIsJustAnException() {
    assertThat(judgeError("X_0_8731").diagnosis().getFirst().arguments())
        .containsExactly("Exception");
  }

  @Test
  void ofAnExampleTheWholeMessageIsTold() {
    List<CaseOutcome> cases = right();
    cases.set(0, new CaseOutcome.Failed(error(Kind.RUN, SECRET)));

    assertThat(told(judge(cases))).anyMatch(text -> text.contains(SECRET));
  }

  @Test
  void anErrorWhileLoadingIsToldBecauseNoHiddenInputWasThereYet() {
    Outcome outcome = outcome(unanswered(), new Ending.Finished(), error(Kind.LOAD, SECRET));

    assertThat(told(judge(outcome))).anyMatch(text -> text.contains(SECRET));
  }

  @Test
  void anErrorWhileLoadingThatComesAfterTheExamplesIsNotBelieved() {
    List<CaseOutcome> cases = unanswered();
    cases.set(0, right().getFirst());

    Outcome outcome = outcome(cases, new Ending.Finished(), error(Kind.LOAD, SECRET));

    assertThat(told(judge(outcome))).isNotEmpty().noneMatch(text -> text.contains("s3cret"));
  }

  @Test
  void anExitCodeIsToldOnlyIfItCameBeforeTheHiddenCases() {
    List<CaseOutcome> late = unanswered();
    late.set(0, right().getFirst());

    Judgement before = judge(outcome(unanswered(), new Ending.Died(87), null));
    Judgement after = judge(outcome(late, new Ending.Died(87), null));

    assertThat(told(before)).anyMatch(text -> text.contains("87"));
    assertThat(told(after)).isNotEmpty().noneMatch(text -> text.contains("87"));
    assertThat(after.cases().getLast().verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
  }

  @Test
  void whatTheExerciseRulesOutIsWorthNothingEvenInOneCase() {
    Judgement judgement =
        judge(answeredExcept(new CaseOutcome.Failed(error(Kind.FORBIDDEN, "torch.nn"))));

    assertThat(judgement.verdict()).isEqualTo(Verdict.FORBIDDEN);
    assertThat(judgement.score(10)).isZero();
  }

  @Test
  void aForbiddenImportOfTheFileIsNamedWithItsLine() {
    Judgement judgement =
        judge(outcome(unanswered(), new Ending.Finished(), error(Kind.FORBIDDEN, "torch.nn")));

    assertThat(judgement.verdict()).isEqualTo(Verdict.FORBIDDEN);
    assertThat(judgement.diagnosis()).hasSize(1);
    assertThat(judgement.diagnosis().getFirst().message(Locale.ENGLISH))
        .isEqualTo("Cell 2, line 5 uses torch.nn, which this exercise rules out.");
  }

  private static Judgement judgeError(String type) {
    var error = new ProgramError(Kind.RUN, type, SECRET, false, lines());
    return judge(answeredExcept(new CaseOutcome.Failed(error)));
  }

  private static ProgramError error(Kind kind, String text) {
    return new ProgramError(kind, text, text, false, lines());
  }

  private static List<Line> lines() {
    return List.of(new Line(1, 1, "<module>", ""), new Line(2, 5, SECRET, SECRET));
  }

  private static List<CaseOutcome> answeredExcept(CaseOutcome outcome) {
    List<CaseOutcome> cases = right();
    cases.set(HIDDEN, outcome);
    return cases;
  }

  private static List<CaseOutcome> right() {
    List<CaseOutcome> cases = new ArrayList<>();
    KEY.expected().forEach(expected -> cases.add(new CaseOutcome.Values(expected)));
    return cases;
  }

  private static List<CaseOutcome> unanswered() {
    List<CaseOutcome> cases = right();
    cases.replaceAll(answer -> new CaseOutcome.NotReached());
    return cases;
  }

  private static Judgement judge(List<CaseOutcome> cases) {
    return judge(outcome(cases, new Ending.Finished(), null));
  }

  private static Outcome outcome(
      List<CaseOutcome> cases, Ending ending, @Nullable ProgramError loadError) {
    return new Outcome(ending, Optional.ofNullable(loadError), cases, "", false, "none", Map.of());
  }

  private static Judgement judge(Outcome outcome) {
    Exercise exercise = KEY.exercise();
    Signatures signatures =
        Signatures.of(exercise.script(Exercise.FUNCTION), exercise.entryPoint());
    return Judgement.of(KEY, signatures, outcome, Limits.standard());
  }

  /** Everything of a judgement that its author may come to read. */
  private static List<String> told(Judgement judgement) {
    return Stream.concat(
            judgement.diagnosis().stream(),
            judgement.cases().stream().flatMap(c -> Stream.ofNullable(c.diagnosis())))
        .flatMap(
            d ->
                Stream.of(
                    d.toString(),
                    d.message(Locale.ENGLISH),
                    d.message(Locale.CHINESE),
                    d.hint(Locale.ENGLISH).orElse("")))
        .toList();
  }
}
