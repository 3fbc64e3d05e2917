package dev.touchstone.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.KnownSolutions.Kind;
import dev.touchstone.grading.KnownSolutions.Solution;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Misconception;
import dev.touchstone.sandbox.DockerSandbox;
import dev.touchstone.sandbox.SeriesSandbox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each exercise's good programs pass in the real sandbox, and each known mistake gets its name. */
class KnownSolutionsTest {

  private static final KnownSolutions KNOWN = KnownSolutions.builtIn();

  /** All of them are begun at once, so that the machine is never idle between two tests. */
  private static final Map<String, Future<GradingReport>> REPORTS = new ConcurrentHashMap<>();

  private static final ExecutorService GRADERS =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors() + 1);

  private static SeriesSandbox sandbox;

  @BeforeAll
  static void grade() {
    sandbox = new SeriesSandbox(DockerSandbox.connect());
    Grader grader = new Grader(sandbox);
    all()
        .forEach(
            solution ->
                REPORTS.put(solution.toString(), GRADERS.submit(() -> graded(grader, solution))));
  }

  @AfterAll
  static void stop() {
    GRADERS.shutdownNow();
    sandbox.close();
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void thereIsAGoodProgramAndOneForEachMisconception(Exercise exercise) {
    Map<Kind, List<String>> names =
        KNOWN.of(exercise).stream()
            .filter(solution -> solution.form().equals(Exercise.FUNCTION))
            .collect(
                Collectors.groupingBy(
                    Solution::kind, Collectors.mapping(Solution::name, Collectors.toList())));

    assertThat(names.get(Kind.GOOD)).contains("good/numpy.py");
    assertThat(names.get(Kind.WRONG))
        .containsExactlyInAnyOrderElementsOf(
            exercise.misconceptions().stream()
                .map(Misconception::id)
                .map(id -> "wrong/" + id + ".py")
                .toList());
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void thereIsAGoodProgramForEachFormAndAForbiddenOneWhereItRulesSomethingOut(Exercise exercise) {
    for (String form : exercise.scripts().keySet()) {
      List<Kind> kinds =
          KNOWN.of(exercise).stream()
              .filter(solution -> solution.form().equals(form))
              .map(Solution::kind)
              .toList();

      assertThat(kinds).as(form).contains(Kind.GOOD);
      assertThat(kinds.contains(Kind.FORBIDDEN)).as(form).isEqualTo(!exercise.rules(form).isNone());
    }
  }

  @ParameterizedTest
  @MethodSource("good")
  void aGoodProgramIsAccepted(Solution solution) throws Exception {
    GradingReport report = report(solution);

    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.score()).isEqualTo(report.maxScore());
    assertThat(report.diagnosis()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aKnownMistakeIsNamed(Solution solution) throws Exception {
    GradingReport report = report(solution);

    assertThat(solution.isConfirmedBy(report)).as(report.toString()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  void whatTheExerciseRulesOutIsNamedWithItsLine(Solution solution) throws Exception {
    GradingReport report = report(solution);

    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.FORBIDDEN);
    assertThat(report.score()).isZero();
    Diagnosis diagnosis = report.diagnosis().getFirst();
    assertThat(diagnosis.id()).startsWith("forbidden_");
    assertThat(line(solution, diagnosis.place())).contains("# here");
  }

  private static GradingReport graded(Grader grader, Solution solution) {
    return grader.grade(
        solution.exercise(), solution.form(), solution.source(), "submission.py", 1);
  }

  private static GradingReport report(Solution solution) throws Exception {
    return Objects.requireNonNull(REPORTS.get(solution.toString())).get();
  }

  private static String line(Solution solution, @Nullable Place place) {
    return new String(solution.source(), StandardCharsets.UTF_8)
        .lines()
        .toList()
        .get(Objects.requireNonNull(place).line() - 1);
  }

  static List<Exercise> exercises() {
    return ExerciseCatalog.all();
  }

  static Stream<Solution> good() {
    return all().filter(solution -> solution.kind() == Kind.GOOD);
  }

  static Stream<Solution> wrong() {
    return all().filter(solution -> solution.kind() == Kind.WRONG);
  }

  static Stream<Solution> forbidden() {
    return all().filter(solution -> solution.kind() == Kind.FORBIDDEN);
  }

  private static Stream<Solution> all() {
    return exercises().stream().flatMap(exercise -> KNOWN.of(exercise).stream());
  }
}
