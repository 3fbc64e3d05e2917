package dev.touchstone.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.touchstone.reference.AnswerKey;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import dev.touchstone.sandbox.Outcome.Ending;
import dev.touchstone.sandbox.Program;
import dev.touchstone.sandbox.ProgramError;
import dev.touchstone.sandbox.Sandbox;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What groups of cases are worth, and what is told while some are closed. */
class WeighingTest {

  private static final Exercise SOFTMAX = ExerciseCatalog.find("softmax").orElseThrow();
  private static final AnswerKey KEY = AnswerKey.draw(SOFTMAX, 1);

  private static final Answering SANDBOX = new Answering();
  private static final Grader GRADER = new Grader(SANDBOX);

  private static final CaseGroup BASICS = group("basics", 2, Show.NOW, "square", "example");
  private static final CaseGroup EDGE = group("edge", 3, Show.AFTER_DUE, "large", "single");
  private static final CaseGroup LATE = group("late", 4, Show.AFTER_RELEASE, "equal");
  private static final CaseGroup SECRET = group("secret", 1, Show.NEVER, "rectangular");
  private static final List<CaseGroup> ALL = List.of(SECRET, LATE, EDGE, BASICS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                              | 10
          square                                          | 9
          square, example                                 | 8
          large                                           | 8.5
          large, single                                   | 7
          equal                                           | 6
          rectangular                                     | 9
          square, large, rectangular                      | 6.5
          square, example, large, single, equal, rectangular | 0
          """)
  void aGroupIsWorthItsWeightTimesItsShareOfRightCases(String wrong, double score) {
    assertThat(graded(ALL, wrong(wrong)).score()).isEqualTo(score);
  }

  @ParameterizedTest
  @CsvSource({"'', 10", "square, 8.33", "'square, example, large', 5"})
  void withoutGroupsEachCaseWeighsTheSame(String wrong, double score) {
    GradingReport report = graded(List.of(), wrong(wrong));

    assertThat(report.score()).isEqualTo(score);
    assertThat(report.groups()).isEmpty();
    assertThat(report.parts()).isEmpty();
    assertThat(report.seenAt(Show.NOW)).isSameAs(report);
  }

  @Test
  void groupsThatAreAllShownNowHideNothing() {
    CaseGroup rest = group("rest", 1, Show.NOW, "large", "single", "equal", "rectangular");
    GradingReport report = graded(List.of(rest, BASICS), wrong("large"));

    assertThat(report.score()).isEqualTo(9.17);
    assertThat(report.parts()).isEmpty();
  }

  @Test
  void groupsRunInTheOrderInWhichTheyAreOpened() {
    assertThat(graded(ALL, wrong("")).cases())
        .extracting(CaseReport::name)
        .containsExactly("example", "square", "large", "single", "equal", "rectangular");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NOW           | ''          | ACCEPTED     | 2 | 2  | false
          NOW           | square      | PARTIAL      | 1 | 2  | false
          NOW           | large       | ACCEPTED     | 2 | 2  | false
          NOW           | rectangular | ACCEPTED     | 2 | 2  | false
          AFTER_DUE     | ''          | ACCEPTED     | 5 | 5  | false
          AFTER_DUE     | large       | PARTIAL      | 3.5 | 5 | false
          AFTER_DUE     | equal       | ACCEPTED     | 5 | 5  | false
          AFTER_RELEASE | ''          | ACCEPTED     | 10 | 10 | true
          AFTER_RELEASE | equal       | PARTIAL      | 6 | 10 | true
          AFTER_RELEASE | rectangular | PARTIAL      | 9 | 10 | true
          """)
  void atEachStageOnlyWhatIsOpenIsTold(
      Show stage, String wrong, Verdict verdict, double score, double max, boolean complete) {
    GradingReport report = graded(ALL, wrong(wrong));

    Part part = Objects.requireNonNull(report.parts().get(stage));
    assertThat(part.verdict()).isEqualTo(verdict);
    assertThat(part.score()).isEqualTo(score);
    assertThat(part.maxScore()).isEqualTo(max);
    assertThat(part.complete()).isEqualTo(complete);
    Set<String> open =
        ALL.stream()
            .filter(group -> group.show().isOpenAt(stage))
            .flatMap(group -> group.cases().stream())
            .collect(java.util.stream.Collectors.toSet());
    GradingReport seen = report.seenAt(stage);
    assertThat(seen.cases()).extracting(CaseReport::name).containsExactlyInAnyOrderElementsOf(open);
    assertThat(seen.verdict()).isEqualTo(verdict);
    assertThat(seen.timings()).as("they are of the whole run").isEmpty();
    assertThat(seen.parts()).isEmpty();
  }

  /**
   * Whatever happens in a closed group, what is told of the open ones is the same to the letter.
   */
  @ParameterizedTest
  @MethodSource("whatHappensInClosedGroups")
  void nothingOfAClosedGroupShowsThrough(
      String what, Map<String, CaseOutcome> instead, Ending ending) {
    GradingReport right = graded(ALL, Map.of(), new Ending.Finished()).seenAt(Show.NOW);
    GradingReport other = graded(ALL, instead, ending).seenAt(Show.NOW);

    assertThat(other).as(what).isEqualTo(right);
  }

  static Stream<Arguments> whatHappensInClosedGroups() {
    Map<String, CaseOutcome> gone = new HashMap<>();
    for (String name : List.of("large", "single", "equal", "rectangular")) {
      gone.put(name, new CaseOutcome.NotReached());
    }
    CaseOutcome forbidden =
        new CaseOutcome.Failed(
            new ProgramError(
                ProgramError.Kind.FORBIDDEN, "torch.nn", "torch.nn", false, List.of()));
    return Stream.of(
        Arguments.of("wrong", wrong("large, equal"), new Ending.Finished()),
        Arguments.of("dies", gone, new Ending.Died(139)),
        Arguments.of("too slow", gone, new Ending.TimeLimit()),
        Arguments.of("too much memory", gone, new Ending.MemoryLimit()),
        Arguments.of("breaks the protocol", gone, new Ending.Malformed("a frame too many")),
        Arguments.of("ruled out", Map.of("large", forbidden), new Ending.Finished()));
  }

  @Test
  void whatIsRuledOutInAClosedGroupIsWorthNothingInTheEnd() {
    CaseOutcome forbidden =
        new CaseOutcome.Failed(
            new ProgramError(
                ProgramError.Kind.FORBIDDEN, "torch.nn", "torch.nn", false, List.of()));
    GradingReport report = graded(ALL, Map.of("rectangular", forbidden), new Ending.Finished());

    assertThat(report.score()).isZero();
    assertThat(report.seenAt(Show.AFTER_DUE).score()).isEqualTo(5);
    assertThat(report.seenAt(Show.AFTER_RELEASE).score()).isZero();
    assertThat(report.seenAt(Show.AFTER_RELEASE).verdict()).isEqualTo(Verdict.FORBIDDEN);
  }

  @Test
  void aMisconceptionIsNamedOnlyByWhatIsOpen() {
    Map<String, CaseOutcome> axis0 = new HashMap<>();
    for (int i = 0; i < KEY.cases().size(); i++) {
      Optional<Map<String, Tensor>> answer =
          Objects.requireNonNull(KEY.variants().get("axis0")).get(i);
      axis0.put(KEY.cases().get(i).name(), new CaseOutcome.Values(answer.orElseThrow()));
    }
    GradingReport everywhere = graded(ALL, axis0, new Ending.Finished());
    axis0.keySet().retainAll(Set.of("large", "equal", "rectangular"));
    GradingReport behind = graded(ALL, axis0, new Ending.Finished());

    assertThat(everywhere.seenAt(Show.NOW).diagnosis().getFirst().id()).isEqualTo("axis0");
    assertThat(behind.seenAt(Show.NOW).diagnosis()).isEmpty();
    assertThat(behind.diagnosis()).isNotEmpty();
  }

  @Test
  void anExamplesValuesAreStillShown() {
    CaseReport example = graded(ALL, wrong("")).seenAt(Show.NOW).cases().getFirst();

    assertThat(example.example()).isTrue();
    assertThat(example.values()).isNotNull();
  }

  @Test
  void aCaseTheAuthorDidNotKnowBelongsToTheLastGroup() {
    CaseGroup last = group("last", 1, Show.AFTER_DUE, "large", "forgotten");

    List<CaseGroup> groups = Weighing.of(List.of(last, BASICS), KEY.cases()).groups();

    assertThat(groups.getFirst()).isEqualTo(BASICS);
    assertThat(groups.getLast().cases()).containsExactly("large", "equal", "rectangular", "single");
  }

  @Test
  void withoutAnyGroupThatIsShownNowNothingIsGraded() {
    assertThatIllegalStateException().isThrownBy(() -> Weighing.of(List.of(EDGE), KEY.cases()));
  }

  private static CaseGroup group(String name, int weight, Show show, String... cases) {
    return new CaseGroup(
        name, new Text(name, name), List.of(cases), BigDecimal.valueOf(weight), show);
  }

  private static Map<String, CaseOutcome> wrong(String names) {
    Map<String, CaseOutcome> wrong = new HashMap<>();
    Stream.of(names.split(", ?"))
        .filter(name -> !name.isEmpty())
        .forEach(name -> wrong.put(name, new CaseOutcome.Failed(raised())));
    return wrong;
  }

  private static ProgramError raised() {
    return new ProgramError(ProgramError.Kind.RUN, "ValueError", "no", false, List.of());
  }

  private static GradingReport graded(List<CaseGroup> groups, Map<String, CaseOutcome> instead) {
    return graded(groups, instead, new Ending.Finished());
  }

  private static GradingReport graded(
      List<CaseGroup> groups, Map<String, CaseOutcome> instead, Ending ending) {
    Weighing weighing = Weighing.of(groups, KEY.cases());
    AnswerKey key = weighing.order(KEY);
    List<CaseOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < key.cases().size(); i++) {
      outcomes.add(
          instead.getOrDefault(
              key.cases().get(i).name(), new CaseOutcome.Values(key.expected().get(i))));
    }
    SANDBOX.answer =
        new Outcome(ending, Optional.empty(), outcomes, "", false, "none", Map.of("body", 1.0));
    return GRADER
        .inGroups(groups)
        .grade(SOFTMAX, "x = 1".getBytes(StandardCharsets.UTF_8), "softmax.py", 1);
  }

  /** Runs nothing, and answers this. */
  private static final class Answering implements Sandbox {

    private @Nullable Outcome answer;

    @Override
    public Outcome run(Program program, Limits limits) {
      return Objects.requireNonNull(answer);
    }

    @Override
    public String image() {
      return "none";
    }

    @Override
    public void close() {}
  }
}
