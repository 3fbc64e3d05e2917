package dev.touchstone.reference.linear;

import dev.touchstone.reference.Exercise;
import java.util.List;

/** The chapter's exercises, in the order of the course. */
public final class LinearChapter {

  private LinearChapter() {}

  public static List<Exercise> exercises() {
    return List.of(NormalEquation.exercise(), Softmax.exercise());
  }
}
