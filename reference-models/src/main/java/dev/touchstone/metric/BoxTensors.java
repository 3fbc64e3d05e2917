package dev.touchstone.metric;

import dev.touchstone.metric.Detections.Detection;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Boxes as programs have them: rows of an array. Pictures are numbered from 0 there and have their
 * number plus one as id here; classes are numbered from 0 in both.
 */
public final class BoxTensors {

  /** Picture, class, left, top, width, height. */
  public static final int TRUTH = 6;

  /** The same, and a score. */
  public static final int PREDICTION = 7;

  /** More than this many boxes a picture are no detection any more. */
  private static final int MOST = 300;

  private BoxTensors() {}

  /**
   * @param boxes (k, 6)
   * @param width of each picture in pixels
   */
  public static Scenes scenes(Tensor boxes, int pictures, int width, int height, int classes) {
    List<Scenes.Thing> things = new ArrayList<>();
    for (int i = 0; i < boxes.shape().getFirst(); i++) {
      double[] row = boxes.rows(i).data();
      Box box = new Box(row[2], row[3], row[4], row[5]);
      things.add(new Scenes.Thing(i + 1, (long) row[0] + 1, (long) row[1], box, box.area(), false));
    }
    return new Scenes(
        IntStream.rangeClosed(1, pictures)
            .mapToObj(id -> new Scenes.Image(id, width, height))
            .toList(),
        IntStream.range(0, classes)
            .mapToObj(id -> new Scenes.Category(id, String.valueOf(id)))
            .toList(),
        things);
  }

  /**
   * @param prediction (k, 7); none at all is no mistake
   * @throws BadPredictionException if it is no array of boxes in these pictures
   */
  public static Detections detections(Tensor prediction, int pictures, int classes) {
    int count = check(prediction, pictures);
    List<Detection> detections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] row = prediction.rows(i).data();
      for (double value : row) {
        if (!Double.isFinite(value)) {
          throw new BadPredictionException("boxes_not_finite", i, value);
        }
      }
      whole("boxes_picture", i, row[0], pictures);
      whole("boxes_class", i, row[1], classes);
      if (row[4] < 0 || row[5] < 0) {
        throw new BadPredictionException("boxes_size", i, row[4], row[5]);
      }
      Box box = new Box(row[2], row[3], row[4], row[5]);
      detections.add(new Detection((long) row[0] + 1, (long) row[1], box, row[6]));
    }
    return new Detections(detections);
  }

  private static int check(Tensor prediction, int pictures) {
    List<Integer> shape = prediction.shape();
    if (prediction.size() == 0) {
      return 0;
    }
    if (prediction.isText() || shape.size() != 2 || shape.get(1) != PREDICTION) {
      throw new BadPredictionException("boxes_shape", prediction.shapeText());
    }
    if (shape.getFirst() > MOST * pictures) {
      throw new BadPredictionException("boxes_many", shape.getFirst(), MOST);
    }
    return shape.getFirst();
  }

  private static void whole(String rule, int row, double value, int count) {
    if (value != Math.rint(value) || value < 0 || value >= count) {
      throw new BadPredictionException(rule, row, value, count - 1);
    }
  }
}
