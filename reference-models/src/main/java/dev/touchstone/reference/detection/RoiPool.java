package dev.touchstone.reference.detection;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The maximum in each of n × m bins of a box (x1, y1, x2, y2), all four included, of a map F (H,
 * W); (n, m). Of the box's h rows, bin i covers ⌊i·h/n⌋ … ⌈(i+1)·h/n⌉ − 1, and likewise for its
 * columns: where they don't divide evenly, neighbours share a row.
 *
 * <p>Source: Girshick 2015, Fast R-CNN; d2l 14.8, whose figure is the example.
 */
final class RoiPool {

  private RoiPool() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DETECTION, "roi_pool", 1)
        .parameter("F", floats("H", "W"))
        .parameter("box", integers("4").asTuple())
        .parameter("n", integers())
        .parameter("m", integers())
        .requires("box", "it does not lie in the map", RoiPool::isInside)
        .requires("n", "it is not positive", in -> in.integer("n") > 0)
        .requires("m", "it is not positive", in -> in.integer("m") > 0)
        .returns(floats("n", "m"))
        .cases(RoiPool::cases)
        .reference(RoiPool::reference)
        .misconceptions(
            "disjoint_bins", "average", "truncated", "exclusive_box", "xy_swapped", "whole_map")
        .forbids("torch.nn", ".adaptive_max_pool2d", ".adaptive_max_pool1d")
        .build();
  }

  private static boolean isInside(Inputs in) {
    List<Integer> shape = in.tensor("F").shape();
    int[] box = in.ints("box");
    return 0 <= box[0]
        && box[0] <= box[2]
        && box[2] < shape.get(1)
        && 0 <= box[1]
        && box[1] <= box[3]
        && box[3] < shape.get(0);
  }

  private static List<Case> cases(Draw draw) {
    Tensor counted = Tensor.vector(IntStream.range(0, 16).asDoubleStream().toArray());
    return List.of(
        Case.example(
            "example", "F", counted.reshape(4, 4), "box", new int[] {0, 0, 2, 2}, "n", 2, "m", 2),
        sized(draw, "uneven", draw.normal(11, 9), 7, 5, 3, 2),
        sized(draw, "wide", draw.normal(8, 12), 5, 8, 2, 3),
        sized(draw, "square", draw.normal(10, 10), 7, 7, 3, 3),
        sized(draw, "even", draw.normal(9, 8), 6, 4, 3, 2),
        sized(draw, "single", draw.normal(7, 8), 4, 3, 1, 1));
  }

  /** A box of h × w somewhere in the map, off its diagonal and not at its top left. */
  private static Case sized(Draw draw, String name, Tensor map, int h, int w, int n, int m) {
    int x = draw.integer(1, map.shape().get(1) - w);
    int y = draw.integerExcept(0, map.shape().get(0) - h, Math.min(x, map.shape().get(0) - h));
    int[] box = {x, y, x + w - 1, y + h - 1};
    return Case.of(name, "F", map, "box", box, "n", n, "m", m);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray map = in.get("F");
    NDArray region = slips.has("whole_map") ? map : region(map, in.ints("box"), slips);
    int n = in.integer("n");
    int m = in.integer("m");
    double[] pooled = new double[n * m];
    for (int cell = 0; cell < n * m; cell++) {
      NDIndex rows = bin(new NDIndex(), cell / m, n, region.getShape().get(0), slips);
      NDArray block = region.get(bin(rows, cell % m, m, region.getShape().get(1), slips));
      pooled[cell] = (slips.has("average") ? block.mean() : block.max()).getDouble();
    }
    return in.manager().create(pooled, new Shape(n, m));
  }

  private static NDArray region(NDArray map, int[] box, Slips slips) {
    int[] corners =
        slips.has("xy_swapped") ? new int[] {box[1], box[0], box[3], box[2]} : box.clone();
    int last = slips.has("exclusive_box") ? 0 : 1;
    NDIndex rows = slice(new NDIndex(), corners[1], corners[3] + last, map.getShape().get(0));
    return map.get(slice(rows, corners[0], corners[2] + last, map.getShape().get(1)));
  }

  /** Adds what bin i of so many covers of this length. */
  private static NDIndex bin(NDIndex index, int i, int bins, long length, Slips slips) {
    long size = length / bins;
    if (slips.has("truncated")) {
      return slice(index, i * size, (i + 1) * size, length);
    }
    if (slips.has("disjoint_bins")) {
      long longer = length % bins;
      long from = i * size + Math.min(i, longer);
      return slice(index, from, from + size + (i < longer ? 1 : 0), length);
    }
    return slice(index, i * length / bins, Math.ceilDiv((i + 1) * length, bins), length);
  }

  /** Adds a slice as Python takes it, cut off at the end; an empty one has no maximum. */
  private static NDIndex slice(NDIndex index, long from, long to, long length) {
    if (from >= Math.min(to, length)) {
      throw new IllegalArgumentException("nothing from %d to %d".formatted(from, to));
    }
    return index.addSliceDim(from, Math.min(to, length));
  }
}
