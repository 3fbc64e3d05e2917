package dev.touchstone.reference.reinforcement;

import dev.touchstone.reference.Exercise;
import java.util.List;

/** The chapter's exercises, in the order of the course. */
public final class ReinforcementChapter {

  private ReinforcementChapter() {}

  public static List<Exercise> exercises() {
    return List.of(
        OthelloMove.exercise(),
        DiscountedReturns.exercise(),
        PolicyGradientLoss.exercise(),
        DqnTarget.exercise(),
        ValueIteration.exercise());
  }
}
