package dev.touchstone.reference;

import dev.touchstone.reference.attention.AttentionChapter;
import dev.touchstone.reference.convolution.ConvolutionChapter;
import dev.touchstone.reference.linear.LinearChapter;
import dev.touchstone.reference.optimization.OptimizationChapter;
import dev.touchstone.reference.recurrent.RecurrentChapter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every exercise there is, chapter by chapter. */
public final class ExerciseCatalog {

  private static final List<Exercise> ALL =
      Stream.of(
              LinearChapter.exercises(),
              OptimizationChapter.exercises(),
              ConvolutionChapter.exercises(),
              RecurrentChapter.exercises(),
              AttentionChapter.exercises())
          .flatMap(List::stream)
          .toList();

  private ExerciseCatalog() {}

  public static List<Exercise> all() {
    return ALL;
  }

  public static Optional<Exercise> find(String id) {
    return ALL.stream().filter(exercise -> exercise.id().equals(id)).findFirst();
  }
}
