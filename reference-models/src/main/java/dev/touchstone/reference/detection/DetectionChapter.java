package dev.touchstone.reference.detection;

import dev.touchstone.reference.Exercise;
import java.util.List;

/** The chapter's exercises, in the order of the course. */
public final class DetectionChapter {

  private DetectionChapter() {}

  public static List<Exercise> exercises() {
    return List.of(
        BoxConvert.exercise(),
        BoxIou.exercise(),
        Anchors.exercise(),
        AssignAnchors.exercise(),
        BoxOffsets.exercise(),
        Nms.exercise(),
        RoiPool.exercise(),
        YoloEncode.exercise(),
        AveragePrecision.exercise(),
        ClassWeightedCe.exercise(),
        TransposedConv.exercise(),
        ConvAsMatrix.exercise(),
        PixelCrossEntropy.exercise());
  }
}
