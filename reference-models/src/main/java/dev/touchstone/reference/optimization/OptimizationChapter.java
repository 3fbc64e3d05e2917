package dev.touchstone.reference.optimization;

import dev.touchstone.reference.Exercise;
import java.util.List;

/** The chapter's exercises, in the order of the course. */
public final class OptimizationChapter {

  private OptimizationChapter() {}

  public static List<Exercise> exercises() {
    return List.of(
        GradientClipping.exercise(),
        Momentum.exercise(),
        Adagrad.exercise(),
        Rmsprop.exercise(),
        Adadelta.exercise(),
        Adam.exercise(),
        DataParallelGradient.exercise());
  }
}
