package dev.touchstone.goal;

import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.training.Data;
import dev.touchstone.training.language.Lines;
import java.util.List;
import java.util.Optional;

/** Every goal there is, on the data of this installation. */
public final class Goals {

  static final String POEMS = "poems";
  static final String STRINGS = "string_reversal";

  private static final List<Goal> ALL = on(Data.ofEnvironment());

  private Goals() {}

  public static List<Goal> all() {
    return ALL;
  }

  public static Optional<Goal> find(String exercise) {
    return ALL.stream().filter(goal -> goal.exercise().id().equals(exercise)).findFirst();
  }

  /**
   * @throws IllegalArgumentException if it is none that is measured
   */
  public static Goal of(Exercise exercise) {
    return find(exercise.id())
        .orElseThrow(() -> new IllegalArgumentException(exercise + " is not measured"));
  }

  /** The goals on other data. */
  public static List<Goal> on(Data data) {
    Lazy<Digits> digits = new Lazy<>(() -> Digits.of(data));
    return List.of(
        images("digits_softmax", new Allowance(30, 768), digits),
        images("digits_mlp", new Allowance(60, 768), digits),
        images("digits_cnn", new Allowance(90, 1024), digits),
        poems(data),
        strings());
  }

  private static Goal poems(Data data) {
    Lazy<Poems> poems = new Lazy<>(() -> Poems.of(Lines.of(data)));
    return new Goal(
        exercise(POEMS),
        Quantity.PERPLEXITY,
        new Allowance(90, 1024),
        GoalRecipes.id(POEMS),
        poems::get,
        () -> poems.get().rehearsal());
  }

  private static Goal strings() {
    Lazy<Reversals> strings = new Lazy<>(Reversals::full);
    return new Goal(
        exercise(STRINGS),
        Quantity.STRINGS,
        new Allowance(120, 1024),
        GoalRecipes.id(STRINGS),
        strings::get,
        () -> strings.get().rehearsal());
  }

  private static Goal images(String id, Allowance allowance, Lazy<Digits> digits) {
    return new Goal(
        exercise(id),
        Quantity.IMAGES,
        allowance,
        GoalRecipes.id(id),
        () -> digits.get().task(id),
        () -> digits.get().rehearsal());
  }

  private static Exercise exercise(String id) {
    return ExerciseCatalog.find(id).orElseThrow();
  }
}
