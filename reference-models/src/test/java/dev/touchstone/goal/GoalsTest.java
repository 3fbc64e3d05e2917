package dev.touchstone.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.metric.BadPredictionException;
import dev.touchstone.reference.DType;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Tensor;
import dev.touchstone.training.Data;
import dev.touchstone.training.language.Lines;
import dev.touchstone.training.language.Strings;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On drawn data; the operator's are larger and built in the same way. */
class GoalsTest {

  private static final Digits DIGITS = Digits.of(Data.none());
  private static final Lines LINES = Lines.of(Data.none());

  @Test
  void theyAreFoundLikeAnyExerciseAndCountedApart() {
    assertThat(ExerciseCatalog.goals()).allMatch(goal -> goal.isMeasured()).hasSize(5);
    assertThat(ExerciseCatalog.all()).noneMatch(exercise -> exercise.isMeasured()).hasSize(125);
    assertThat(Goals.all())
        .allMatch(goal -> ExerciseCatalog.find(goal.exercise().id()).isPresent())
        .allMatch(goal -> GoalRecipes.find(goal.bar()).isPresent());
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void theMarksBecomeHarder(Goal goal) {
    List<Double> marks = goal.task().get().marks().stream().map(Mark::value).toList();
    List<Double> ordered = marks.stream().sorted().toList();

    assertThat(marks)
        .hasSize(4)
        .doesNotHaveDuplicates()
        .isEqualTo(goal.quantity().isShare() ? ordered : ordered.reversed());
    assertThat(goal.rehearsal().get().marks()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void theRehearsalIsASmallPartOfWhatIsLearned(Goal goal) {
    Source full = goal.task().get().source();
    Source rehearsal = goal.rehearsal().get().source();

    assertThat(rehearsal.id()).isEqualTo(full.id());
    assertThat(rehearsal.learned()).isLessThan(full.learned() / 3);
  }

  static List<Goal> drawn() {
    return Goals.on(Data.none());
  }

  @Test
  void theClassesOfTheHeldOutImagesStayHere() {
    Task task = DIGITS.task("digits_softmax");

    assertThat(task.inputs()).containsOnlyKeys("x_train", "y_train", "x_test");
    assertThat(task.inputs().get("x_test").dtype()).isEqualTo(DType.UINT8);
    assertThat(task.inputs().get("y_train").size()).isEqualTo(task.source().learned());
  }

  @Test
  void aShareOfRightClassesIsMeasured() {
    Task task = DIGITS.task("digits_softmax");
    int[] classes = classes();
    for (int i = 0; i < classes.length / 5; i++) {
      classes[i] = (classes[i] + 1 + i % 9) % 10;
    }

    Measurement measured = task.measure(Tensor.integers(classes));

    assertThat(measured.value()).isEqualTo(0.8);
    assertThat(measured.interval().low()).isBetween(0.7, 0.8);
    assertThat(measured.pattern()).isEmpty();
  }

  @Test
  void whatStandsOutOfABadAnswerIsNamed() {
    Task task = DIGITS.task("digits_softmax");
    int[] shifted = Arrays.stream(classes()).map(y -> (y + 9) % 10).toArray();
    int[] guessed = new int[shifted.length];
    // The classes come in turn: this is right of one in ten.
    Arrays.setAll(guessed, i -> i / 10 % 10);

    assertThat(pattern(task, Tensor.integers(shifted))).contains("goal_shifted", "+1");
    assertThat(pattern(task, Tensor.integers(new int[shifted.length])))
        .contains("goal_one_class", "0");
    assertThat(pattern(task, Tensor.integers(guessed))).contains("goal_guessing");
  }

  @Test
  void aProbabilityInsteadOfAClassIsRefused() {
    assertThatExceptionOfType(BadPredictionException.class)
        .isThrownBy(() -> DIGITS.task("digits_cnn").measure(Tensor.vector(0.5)))
        .satisfies(bad -> assertThat(bad.rule()).isEqualTo("prediction_shape"));
  }

  @Test
  void noBeginningHoldsACharacterThatIsAsked() {
    Set<String> known = new HashSet<>(LINES.characters());

    assertThat(LINES.beginnings()).hasSameSizeAs(LINES.next()).allMatch(line -> !line.isEmpty());
    // A beginning is one of a line, and of each line there is one.
    assertThat(LINES.beginnings()).noneMatch(beginning -> beginning.matches(".*[，。].*"));
    assertThat(String.join("", LINES.learned()).chars().mapToObj(Character::toString))
        .allMatch(known::contains);
    assertThat(Poems.of(LINES).inputs()).containsOnlyKeys("poems", "characters", "beginnings");
  }

  @Test
  void aPoemModelIsMeasuredByItsSurprise() {
    Poems poems = Poems.of(LINES);
    int characters = LINES.characters().size();
    double[] even = new double[LINES.next().length * characters];
    Arrays.fill(even, 1.0 / characters);
    double[] impossible = new double[even.length];
    for (int row = 0; row < LINES.next().length; row++) {
      impossible[row * characters + (LINES.next()[row] + 1) % characters] = 1;
    }

    assertThat(poems.measure(rows(even)).value()).isBetween(characters - .01, characters + .01);
    assertThat(pattern(poems, rows(impossible))).contains("goal_impossible");
    assertThat(poems.measure(rows(impossible)).value()).isInfinite();
  }

  @Test
  void stringsCountOnlyWhenTheyAreRightToTheEnd() {
    Strings strings = Strings.draw(50, 20);
    Reversals reversals = new Reversals(strings, List.of());
    List<String> right = List.copyOf(strings.asked().values());
    List<String> longer = right.stream().map(text -> text + "a").toList();
    List<String> turned =
        right.stream().map(text -> new StringBuilder(text).reverse().toString()).toList();

    assertThat(reversals.measure(Tensor.texts(right)).value()).isEqualTo(1);
    assertThat(pattern(reversals, Tensor.texts(longer))).contains("goal_endless");
    assertThat(pattern(reversals, Tensor.texts(turned))).contains("goal_forwards");
    assertThat(strings.learned().keySet()).doesNotContainAnyElementsOf(strings.asked().keySet());
    assertThatExceptionOfType(BadPredictionException.class)
        .isThrownBy(() -> reversals.measure(Tensor.texts(right.subList(1, 5))));
  }

  private static Tensor rows(double[] values) {
    return Tensor.vector(values).reshape(LINES.next().length, LINES.characters().size());
  }

  private static int[] classes() {
    return Arrays.stream(DIGITS.split().test().y().data()).mapToInt(y -> (int) y).toArray();
  }

  private static List<String> pattern(Task task, Tensor answer) {
    return task.measure(answer).pattern().stream()
        .flatMap(found -> Stream.concat(Stream.of(found.id()), found.arguments().stream()))
        .toList();
  }
}
