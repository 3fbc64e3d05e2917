package dev.touchstone.reference.generative;

import dev.touchstone.reference.Exercise;
import java.util.List;

/** The chapter's exercises, in the order of the course. */
public final class GenerativeChapter {

  private GenerativeChapter() {}

  public static List<Exercise> exercises() {
    return List.of(
        RbmCd1.exercise(), VaeElbo.exercise(), GanLosses.exercise(), DdpmForward.exercise());
  }
}
