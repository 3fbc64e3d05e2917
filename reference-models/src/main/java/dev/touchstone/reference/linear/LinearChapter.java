package dev.touchstone.reference.linear;

import dev.touchstone.reference.Exercise;
import java.util.List;

/** The chapter's exercises, in the order of the course. */
public final class LinearChapter {

  private LinearChapter() {}

  public static List<Exercise> exercises() {
    return List.of(
        LinearSquaredLoss.exercise(),
        NormalEquation.exercise(),
        MinibatchSgdLinreg.exercise(),
        SigmoidBce.exercise(),
        Softmax.exercise(),
        CrossEntropy.exercise(),
        SoftmaxCeGrad.exercise(),
        SoftmaxRegressionStep.exercise(),
        Accuracy.exercise(),
        MulticlassHinge.exercise(),
        BinarySvmObjective.exercise(),
        RegressionLosses.exercise(),
        Perceptron.exercise(),
        HebbMpNeuron.exercise(),
        Kfold.exercise(),
        PrecisionRecallF1.exercise(),
        LogRmse.exercise(),
        StandardiseFeatures.exercise());
  }
}
