package dev.touchstone.reference;

import dev.touchstone.reference.attention.AttentionChapter;
import dev.touchstone.reference.convolution.ConvolutionChapter;
import dev.touchstone.reference.decoding.DecodingChapter;
import dev.touchstone.reference.detection.DetectionChapter;
import dev.touchstone.reference.finetuning.FinetuningChapter;
import dev.touchstone.reference.generative.GenerativeChapter;
import dev.touchstone.reference.goal.GoalExercises;
import dev.touchstone.reference.linear.LinearChapter;
import dev.touchstone.reference.mlp.MlpChapter;
import dev.touchstone.reference.optimization.OptimizationChapter;
import dev.touchstone.reference.recurrent.RecurrentChapter;
import dev.touchstone.reference.regularization.RegularizationChapter;
import dev.touchstone.reference.reinforcement.ReinforcementChapter;
import dev.touchstone.reference.tensors.TensorsChapter;
import dev.touchstone.reference.unsupervised.UnsupervisedChapter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every exercise there is, chapter by chapter; those that are measured stand apart. */
public final class ExerciseCatalog {

  private static final List<Exercise> ALL =
      Stream.of(
              TensorsChapter.exercises(),
              LinearChapter.exercises(),
              MlpChapter.exercises(),
              OptimizationChapter.exercises(),
              RegularizationChapter.exercises(),
              ConvolutionChapter.exercises(),
              RecurrentChapter.exercises(),
              DecodingChapter.exercises(),
              AttentionChapter.exercises(),
              DetectionChapter.exercises(),
              UnsupervisedChapter.exercises(),
              GenerativeChapter.exercises(),
              ReinforcementChapter.exercises(),
              FinetuningChapter.exercises())
          .flatMap(List::stream)
          .toList();

  private static final List<Exercise> GOALS = GoalExercises.all();

  private ExerciseCatalog() {}

  /** Those with a reference. */
  public static List<Exercise> all() {
    return ALL;
  }

  /** Those without, where what a program has learned is measured. */
  public static List<Exercise> goals() {
    return GOALS;
  }

  /** One of either kind. */
  public static Optional<Exercise> find(String id) {
    return Stream.of(ALL, GOALS)
        .flatMap(List::stream)
        .filter(exercise -> exercise.id().equals(id))
        .findFirst();
  }
}
