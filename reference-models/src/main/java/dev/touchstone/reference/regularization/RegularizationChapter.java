package dev.touchstone.reference.regularization;

import dev.touchstone.reference.Exercise;
import java.util.List;

/** The chapter's exercises, in the order of the course. */
public final class RegularizationChapter {

  private RegularizationChapter() {}

  public static List<Exercise> exercises() {
    return List.of(
        Dropout.exercise(),
        WeightDecayStep.exercise(),
        NormPenalties.exercise(),
        LabelSmoothing.exercise(),
        Augmentation.exercise(),
        EnsembleVote.exercise());
  }
}
