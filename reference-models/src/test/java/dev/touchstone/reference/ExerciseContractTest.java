package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every exercise of the catalogue owes, whoever writes it. */
@ParameterizedClass
@MethodSource("exercises")
class ExerciseContractTest {

  private final Exercise exercise;

  ExerciseContractTest(Exercise exercise) {
    this.exercise = exercise;
  }

  static List<Exercise> exercises() {
    return ExerciseCatalog.all();
  }

  @Test
  void theSameSeedGivesTheSameKey() {
    AnswerKey once = AnswerKey.draw(exercise, 7);
    AnswerKey again = AnswerKey.draw(exercise, 7);

    assertThat(again).isEqualTo(once);
  }

  @Test
  void anotherSeedGivesOtherInputs() {
    assertThat(AnswerKey.draw(exercise, 1).cases())
        .isNotEqualTo(AnswerKey.draw(exercise, 2).cases());
  }

  @Test
  void everyMisconceptionIsToldFromTheRightAnswerAndFromTheOthers() {
    LongStream.rangeClosed(1, 25)
        .mapToObj(seed -> AnswerKey.draw(exercise, seed))
        .forEach(
            key -> {
              assertThat(key.invisible()).isEmpty();
              assertThat(key.coinciding()).isEmpty();
            });
  }

  @Test
  void atLeastThreeMisconceptionsAreKnown() {
    assertThat(exercise.misconceptions()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void exactlyTheFirstCaseIsShownToStudents() {
    List<Case> cases = AnswerKey.draw(exercise, 3).cases();

    assertThat(cases.getFirst().example()).isTrue();
    assertThat(cases.subList(1, cases.size())).noneMatch(Case::example);
  }

  @Test
  void everyCaseHasATitleInBothLanguages() {
    AnswerKey.draw(exercise, 3)
        .cases()
        .forEach(c -> assertThat(exercise.caseTitle(c.name())).isNotNull());
  }

  @Test
  void theStatementHasAFormulaAndAnExampleInBothLanguages() {
    assertThat(exercise.statement().zh()).contains("```math", "**例**");
    assertThat(exercise.statement().en()).contains("```math", "**Example**");
  }

  @Test
  void theReferenceNamesTheOutputsOfTheEntryPoint() {
    List<String> names =
        exercise.entryPoint().outputs().stream().map(EntryPoint.Variable::name).toList();

    for (Map<String, Tensor> answer : AnswerKey.draw(exercise, 5).expected()) {
      assertThat(answer.keySet()).containsExactlyInAnyOrderElementsOf(names);
    }
  }
}
