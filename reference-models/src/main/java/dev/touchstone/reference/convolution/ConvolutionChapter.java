package dev.touchstone.reference.convolution;

import dev.touchstone.reference.Exercise;
import java.util.List;

/** The chapter's exercises, in the order of the course. */
public final class ConvolutionChapter {

  private ConvolutionChapter() {}

  public static List<Exercise> exercises() {
    return List.of(
        Corr2d.exercise(),
        Conv2dSamePadding.exercise(),
        Conv2dStride.exercise(),
        ConvOutputShape.exercise(),
        Conv2dMultichannel.exercise(),
        Conv2dBackward.exercise(),
        Conv1x1.exercise(),
        Corr1d.exercise(),
        MaxPool2d.exercise(),
        AvgPool2d.exercise(),
        BatchnormTrain.exercise(),
        BatchnormInference.exercise(),
        ResidualBlock.exercise(),
        InceptionBlock.exercise(),
        NinBlock.exercise(),
        LenetForward.exercise(),
        ConvCost.exercise(),
        StyleTransferLosses.exercise(),
        Textcnn.exercise());
  }
}
