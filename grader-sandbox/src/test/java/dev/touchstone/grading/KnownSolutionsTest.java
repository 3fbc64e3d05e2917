package dev.touchstone.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Misconception;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each exercise's good programs pass in the real sandbox, and each known mistake gets its name. */
class KnownSolutionsTest {

  @ParameterizedTest
  @MethodSource("exercises")
  void thereIsAProgramForNumpyForTorchAndForEachMisconception(Exercise exercise) {
    assertThat(names(exercise, "good")).contains("numpy.py", "torch.py");
    assertThat(names(exercise, "wrong"))
        .containsExactlyInAnyOrderElementsOf(
            exercise.misconceptions().stream()
                .map(Misconception::id)
                .map(id -> id + ".py")
                .toList());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("good")
  void aGoodProgramIsAccepted(String exercise, Path program) {
    GradingReport report = RealSandbox.grade(exercise, program);

    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.score()).isEqualTo(report.maxScore());
    assertThat(report.diagnosis()).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("wrong")
  void aKnownMistakeIsNamed(String exercise, Path program) {
    GradingReport report = RealSandbox.grade(exercise, program);

    assertThat(report.verdict()).isNotEqualTo(Verdict.ACCEPTED);
    assertThat(report.diagnosis()).as(report.toString()).isNotEmpty();
    assertThat(report.diagnosis().getFirst().id() + ".py")
        .as(report.toString())
        .isEqualTo(program.getFileName().toString());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("forbidden")
  void whatTheExerciseRulesOutIsNamedWithItsLine(String exercise, Path program) {
    GradingReport report = RealSandbox.grade(exercise, program);

    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.FORBIDDEN);
    assertThat(report.score()).isZero();
    Diagnosis diagnosis = report.diagnosis().getFirst();
    assertThat(diagnosis.id()).startsWith("forbidden_");
    assertThat(RealSandbox.exercise(exercise).rules().forbidden())
        .containsAll(diagnosis.arguments());
    assertThat(line(program, diagnosis.place())).contains("# here");
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void anExerciseThatRulesSomethingOutShowsThatItDoes(Exercise exercise) {
    assertThat(forbidden(exercise).isEmpty()).isEqualTo(exercise.rules().isNone());
  }

  private static String line(Path program, @Nullable Place place) {
    return new String(RealSandbox.bytes(program), StandardCharsets.UTF_8)
        .lines()
        .toList()
        .get(Objects.requireNonNull(place).line() - 1);
  }

  private static List<Path> forbidden(Exercise exercise) {
    Path folder = RealSandbox.resource("solutions/" + exercise.id() + "/forbidden");
    return Files.exists(folder) ? RealSandbox.children(folder) : List.of();
  }

  static Stream<Arguments> forbidden() {
    return exercises().stream()
        .flatMap(e -> forbidden(e).stream().map(program -> Arguments.of(e.id(), program)));
  }

  static List<Exercise> exercises() {
    return ExerciseCatalog.all();
  }

  static Stream<Arguments> good() {
    return programs("good");
  }

  static Stream<Arguments> wrong() {
    return programs("wrong");
  }

  private static Stream<Arguments> programs(String kind) {
    return exercises().stream()
        .flatMap(e -> files(e, kind).map(program -> Arguments.of(e.id(), program)));
  }

  private static Stream<Path> files(Exercise exercise, String kind) {
    return RealSandbox.children(RealSandbox.resource("solutions/" + exercise.id() + "/" + kind))
        .stream();
  }

  private static List<String> names(Exercise exercise, String kind) {
    return files(exercise, kind).map(file -> file.getFileName().toString()).toList();
  }
}
