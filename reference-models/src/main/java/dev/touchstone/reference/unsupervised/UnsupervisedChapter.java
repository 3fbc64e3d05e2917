package dev.touchstone.reference.unsupervised;

import dev.touchstone.reference.Exercise;
import java.util.List;

/** The chapter's exercises, in the order of the course. */
public final class UnsupervisedChapter {

  private UnsupervisedChapter() {}

  public static List<Exercise> exercises() {
    return List.of(
        Pca.exercise(),
        Kmeans.exercise(),
        GmmEmStep.exercise(),
        Hopfield.exercise(),
        SparseAutoencoder.exercise(),
        KernelDensity.exercise());
  }
}
