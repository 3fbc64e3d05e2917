package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every exercise of the catalogue owes, whoever writes it. */
class ExerciseContractTest {

  static List<Exercise> exercises() {
    return ExerciseCatalog.all();
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void theSameSeedGivesTheSameKey(Exercise exercise) {
    AnswerKey once = AnswerKey.draw(exercise, 7);
    AnswerKey again = AnswerKey.draw(exercise, 7);

    assertThat(again).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void anotherSeedGivesOtherInputs(Exercise exercise) {
    assertThat(AnswerKey.draw(exercise, 1).cases())
        .isNotEqualTo(AnswerKey.draw(exercise, 2).cases());
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void everyMisconceptionIsToldFromTheRightAnswerAndFromTheOthers(Exercise exercise) {
    LongStream.rangeClosed(1, 5)
        .mapToObj(seed -> AnswerKey.draw(exercise, seed))
        .forEach(
            key -> {
              assertThat(key.invisible()).isEmpty();
              assertThat(key.coinciding()).isEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void atLeastThreeMisconceptionsAreKnown(Exercise exercise) {
    assertThat(exercise.misconceptions()).hasSizeGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void whatIsShownToStudentsComesFirstAndIsTheSameForEverySeed(Exercise exercise) {
    List<Case> cases = AnswerKey.draw(exercise, 3).cases();
    List<Case> others = AnswerKey.draw(exercise, 4).cases();
    List<Case> shown = cases.stream().filter(Case::example).toList();

    assertThat(shown).isNotEmpty().isEqualTo(cases.subList(0, shown.size()));
    assertThat(others.subList(0, shown.size())).isEqualTo(shown);
    assertThat(others.stream().filter(Case::example)).hasSameSizeAs(shown);
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void everyCaseHasATitleInBothLanguages(Exercise exercise) {
    AnswerKey.draw(exercise, 3)
        .cases()
        .forEach(c -> assertThat(exercise.caseTitle(c.name())).isNotNull());
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void theStatementHasAFormulaAndAnExampleInBothLanguages(Exercise exercise) {
    assertThat(exercise.statement().zh()).contains("```math", "**例**");
    assertThat(exercise.statement().en()).contains("```math", "**Example**");
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void theReferenceNamesTheOutputsOfTheEntryPoint(Exercise exercise) {
    for (Map<String, Tensor> answer : AnswerKey.draw(exercise, 5).expected()) {
      assertThat(answer.keySet())
          .allSatisfy(name -> assertThat(exercise.entryPoint().outputType(name)).isPresent());
      assertThat(exercise.entryPoint().outputs())
          .allSatisfy(
              output ->
                  assertThat(answer.keySet())
                      .anyMatch(
                          name ->
                              name.equals(output.name()) || name.startsWith(output.name() + ".")));
    }
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void theRightAnswerIsFiniteUnlessTheTypesSayOtherwise(Exercise exercise) {
    AnswerKey key = AnswerKey.draw(exercise, 4);

    for (Map<String, Tensor> answer : key.expected()) {
      answer.forEach(
          (name, tensor) -> {
            boolean mayMiss =
                exercise.entryPoint().outputType(name).map(ArrayType::missing).orElse(false);
            assertThat(mayMiss || Arrays.stream(tensor.data()).allMatch(Double::isFinite))
                .as(name)
                .isTrue();
          });
    }
  }
}
