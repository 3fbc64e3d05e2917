package dev.touchstone.reference.mlp;

import dev.touchstone.reference.Exercise;
import java.util.List;

/** The chapter's exercises, in the order of the course. */
public final class MlpChapter {

  private MlpChapter() {}

  public static List<Exercise> exercises() {
    return List.of(
        ParamCountMlp.exercise(),
        Activations.exercise(),
        MlpForward.exercise(),
        MlpBackward.exercise(),
        XavierBounds.exercise(),
        JacobianProduct.exercise());
  }
}
