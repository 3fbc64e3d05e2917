package dev.touchstone.reference.detection;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The boxes that stay, from the highest score to the lowest (the lower index first among equals),
 * each removing the ones below it whose IoU with it is larger than thr; for boxes (N, 4) as corners
 * and scores (N,), K indices: (K,).
 *
 * <p>Source: d2l 14.4 anchor boxes, whose four boxes are the example. DJL's Rectangle.nms also
 * removes at equality.
 */
final class Nms {

  private Nms() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DETECTION, "nms", 1)
        .parameter("boxes", floats("N", "4"))
        .parameter("scores", floats("N"))
        .parameter("thr", floats())
        .requires("boxes", "a box has no area", in -> Boxes.haveArea(in.tensor("boxes")))
        .returns(integers("K"))
        .tolerance(Tolerance.EXACT)
        .cases(Nms::cases)
        .reference(Nms::reference)
        .misconceptions(
            "reversed_test",
            "ascending",
            "unsorted",
            "suppressed_suppress",
            "geq",
            "sorted_indices")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "boxes",
            Tensor.matrix(
                new double[][] {
                  {0.1, 0.08, 0.52, 0.92},
                  {0.08, 0.2, 0.56, 0.95},
                  {0.15, 0.3, 0.62, 0.91},
                  {0.55, 0.2, 0.9, 0.88}
                }),
            "scores",
            Tensor.vector(0.9, 0.8, 0.7, 0.9),
            "thr",
            0.5),
        chain(draw),
        equal(draw),
        crowded(draw, "several", draw.integer(7, 9), draw.number(0.3, 0.5)),
        crowded(draw, "four", 4, 0.2),
        crowded(draw, "tolerant", 6, 0.95));
  }

  /** The middle box overlaps both others and goes; the lowest meets only the middle one. */
  private static Case chain(Draw draw) {
    double step = draw.number(0.1, 0.12);
    double[] first = {0.1, 0.2, 0.5, 0.7};
    int[] order = draw.permutation(3);
    Tensor boxes =
        Tensor.matrix(first, Boxes.moved(first, step, 0), Boxes.moved(first, 2 * step, 0));
    Tensor scores = Tensor.vector(0.9, 0.7, 0.5);
    return Case.of(
        "chain",
        "boxes",
        boxes.rows(order),
        "scores",
        scores.rows(order),
        "thr",
        draw.number(0.4, 0.5));
  }

  /** An IoU of exactly ½ and thr = ½, in numbers that float32 holds exactly as well. */
  private static Case equal(Draw draw) {
    Tensor boxes =
        Tensor.matrix(new double[][] {{0, 0, 0.5, 0.5}, {0, 0, 0.5, 0.25}, {0.5, 0.5, 1, 1}});
    return Case.of("equal", "boxes", boxes, "scores", scores(draw, 3), "thr", 0.5);
  }

  private static Case crowded(Draw draw, String name, int n, double thr) {
    Tensor boxes =
        Stream.generate(() -> Boxes.crowded(draw, n))
            .filter(drawn -> isClear(Boxes.rows(drawn), thr))
            .findFirst()
            .orElseThrow();
    return Case.of(name, "boxes", boxes, "scores", scores(draw, n), "thr", thr);
  }

  private static boolean isClear(double[][] boxes, double thr) {
    return Arrays.stream(Boxes.ious(boxes, boxes))
        .flatMapToDouble(Arrays::stream)
        .allMatch(iou -> Math.abs(iou - thr) > 1e-3);
  }

  /** Scores in a random order, well apart. */
  private static Tensor scores(Draw draw, int n) {
    return Tensor.vector(
        Arrays.stream(draw.permutation(n))
            .mapToDouble(rank -> (rank + draw.number(0.2, 0.8)) / n)
            .toArray());
  }

  private static int[] reference(Inputs in, Slips slips) {
    double[][] boxes = Boxes.rows(in.tensor("boxes"));
    double thr = in.number("thr");
    List<Integer> kept = new ArrayList<>();
    List<Integer> removers = new ArrayList<>();
    for (int box : order(in.doubles("scores"), slips)) {
      boolean removed =
          removers.stream().anyMatch(r -> removes(Boxes.iou(boxes[r], boxes[box]), thr, slips));
      if (!removed) {
        kept.add(box);
      }
      if (!removed || slips.has("suppressed_suppress")) {
        removers.add(box);
      }
    }
    IntStream indices = kept.stream().mapToInt(Integer::intValue);
    return (slips.has("sorted_indices") ? indices.sorted() : indices).toArray();
  }

  private static List<Integer> order(double[] scores, Slips slips) {
    Comparator<Integer> byScore = Comparator.comparingDouble(i -> scores[i]);
    Comparator<Integer> order = slips.has("ascending") ? byScore : byScore.reversed();
    Stream<Integer> indices = IntStream.range(0, scores.length).boxed();
    return (slips.has("unsorted") ? indices : indices.sorted(order)).toList();
  }

  private static boolean removes(double iou, double thr, Slips slips) {
    if (slips.has("reversed_test")) {
      return iou <= thr;
    }
    return slips.has("geq") ? iou >= thr : iou > thr;
  }
}
