package dev.touchstone.reference.convolution;

import dev.touchstone.reference.Exercise;
import java.util.List;

/** The chapter's exercises, in the order of the course. */
public final class ConvolutionChapter {

  private ConvolutionChapter() {}

  public static List<Exercise> exercises() {
    return List.of(Corr2d.exercise());
  }
}
