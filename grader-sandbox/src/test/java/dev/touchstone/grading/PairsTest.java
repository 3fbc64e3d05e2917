package dev.touchstone.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.AnswerKey;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import dev.touchstone.sandbox.Outcome.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairsTest {

  @ParameterizedTest
  @CsvSource({
    "adam, no_bias_correction, eps_inside",
    "layer_norm, no_affine, eps_outside",
    "box_offsets, no_log, reversed"
  })
  void twoMistakesAtOnceAreBothNamed(String exercise, String one, String other) {
    AnswerKey key = key(exercise);

    Diagnosis found = Pairs.find(key, together(key, one, other)).orElseThrow();

    assertThat(found.exercise()).isEqualTo(exercise);
    assertThat(found.id()).isIn(one, other);
    assertThat(found.arguments()).hasSize(1).first().isIn(one, other);
    String message = found.message(Locale.ENGLISH);
    key.exercise().misconceptions().stream()
        .filter(known -> Set.of(one, other).contains(known.id()))
        .forEach(known -> assertThat(message).contains(known.message().in(Locale.ENGLISH)));
    assertThat(found.hint(Locale.CHINESE)).isPresent();
  }

  @Test
  void oneMistakeIsNotToldAsTwo() {
    AnswerKey key = key("adam");
    for (var known : key.exercise().misconceptions()) {
      List<CaseOutcome> cases = new ArrayList<>();
      for (Optional<Map<String, Tensor>> answer : key.variants().get(known.id())) {
        cases.add(new CaseOutcome.Values(answer.orElseThrow()));
      }

      assertThat(Pairs.find(key, outcome(cases))).as(known.id()).isEmpty();
    }
  }

  @Test
  void nothingIsSaidOfWhatIsRightOrNotAnswered() {
    AnswerKey key = key("adam");
    List<CaseOutcome> right = new ArrayList<>();
    key.expected().forEach(expected -> right.add(new CaseOutcome.Values(expected)));
    assertThat(Pairs.find(key, outcome(right))).isEmpty();

    List<CaseOutcome> cut =
        new ArrayList<>(together(key, "no_bias_correction", "eps_inside").cases());
    cut.set(1, new CaseOutcome.NotReached());
    assertThat(Pairs.find(key, outcome(cut))).isEmpty();
  }

  private static AnswerKey key(String exercise) {
    return AnswerKey.draw(ExerciseCatalog.find(exercise).orElseThrow(), 1);
  }

  private static Outcome together(AnswerKey key, String... slips) {
    return outcome(
        IntStream.range(0, key.cases().size())
            .mapToObj(i -> key.together(Set.of(slips), i).orElseThrow())
            .map(CaseOutcome.Values::new)
            .map(CaseOutcome.class::cast)
            .toList());
  }

  private static Outcome outcome(List<CaseOutcome> cases) {
    return new Outcome(new Ending.Finished(), Optional.empty(), cases, "", false, "", Map.of());
  }
}
