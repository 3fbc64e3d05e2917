package dev.touchstone.reference.detection;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Boxes as corners (x1, y1, x2, y2), one a row: drawing them, and how much two have in common. */
final class Boxes {

  /** IoUs that a decision hangs on stay at least this far apart, for whoever uses float32. */
  private static final double GAP = 1e-3;

  private Boxes() {}

  /** Boxes in the unit square, some of which overlap. */
  static Tensor spread(Draw draw, int n) {
    return drawn(draw, n, 0.5, 0.2, 0.5);
  }

  /** Boxes in the unit square, any two of which overlap. */
  static Tensor crowded(Draw draw, int n) {
    return drawn(draw, n, 0.4, 0.45, 0.6);
  }

  private static Tensor drawn(Draw draw, int n, double maxCorner, double minSide, double maxSide) {
    double[] corner = draw.uniform(0, maxCorner, n, 2).data();
    double[] side = draw.uniform(minSide, maxSide, n, 2).data();
    double[][] boxes = new double[n][];
    for (int i = 0; i < n; i++) {
      double x = corner[2 * i];
      double y = corner[2 * i + 1];
      boxes[i] = new double[] {x, y, x + side[2 * i], y + side[2 * i + 1]};
    }
    return Tensor.matrix(boxes);
  }

  /** The box shifted by at most so much in either direction. */
  static double[] shifted(Draw draw, double[] box, double most) {
    return moved(box, draw.number(-most, most), draw.number(-most, most));
  }

  static double[] moved(double[] box, double dx, double dy) {
    return new double[] {box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy};
  }

  /** The boxes in other units, such as pixels. */
  static Tensor scaled(Tensor boxes, double factor) {
    return new Tensor(
        boxes.dtype(),
        boxes.shape(),
        Arrays.stream(boxes.data()).map(value -> value * factor).toArray());
  }

  static double[][] rows(Tensor boxes) {
    return IntStream.range(0, boxes.size() / 4)
        .mapToObj(i -> Arrays.copyOfRange(boxes.data(), 4 * i, 4 * i + 4))
        .toArray(double[][]::new);
  }

  /** Whether every box is wider and higher than 0. */
  static boolean haveArea(Tensor boxes) {
    return Arrays.stream(rows(boxes)).allMatch(box -> box[2] > box[0] && box[3] > box[1]);
  }

  /** The centres (cx, cy), for boxes (N, 4); (N, 2). */
  static NDArray centers(NDArray boxes) {
    return boxes.get(":, :2").add(boxes.get(":, 2:")).div(2);
  }

  /** Widths and heights, for boxes (N, 4); (N, 2). */
  static NDArray sizes(NDArray boxes) {
    return boxes.get(":, 2:").sub(boxes.get(":, :2"));
  }

  /** Intersection over union, 0 for boxes that are apart. */
  static double iou(double[] a, double[] b) {
    double width = Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0]));
    double height = Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
    double both = width * height;
    return both / (area(a) + area(b) - both);
  }

  /** The IoU of every a with every b: (a, b). */
  static double[][] ious(double[][] a, double[][] b) {
    return Arrays.stream(a)
        .map(one -> Arrays.stream(b).mapToDouble(other -> iou(one, other)).toArray())
        .toArray(double[][]::new);
  }

  /** Whether no IoU is so close to another, or to the threshold, that rounding could decide. */
  static boolean areClear(double[][] ious, double threshold) {
    double[] sorted =
        DoubleStream.concat(
                Arrays.stream(ious).flatMapToDouble(Arrays::stream), DoubleStream.of(threshold))
            .sorted()
            .toArray();
    return IntStream.range(1, sorted.length).allMatch(i -> sorted[i] - sorted[i - 1] >= GAP);
  }

  private static double area(double[] box) {
    return (box[2] - box[0]) * (box[3] - box[1]);
  }
}
