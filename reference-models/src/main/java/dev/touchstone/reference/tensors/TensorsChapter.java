package dev.touchstone.reference.tensors;

import dev.touchstone.reference.Exercise;
import java.util.List;

/** The chapter's exercises, in the order of the course. */
public final class TensorsChapter {

  private TensorsChapter() {}

  public static List<Exercise> exercises() {
    return List.of(
        NumpyIndexing.exercise(),
        MatmulNorms.exercise(),
        Eig2x2.exercise(),
        OneHot.exercise(),
        GradLeastSquares.exercise(),
        NumericGradient.exercise());
  }
}
