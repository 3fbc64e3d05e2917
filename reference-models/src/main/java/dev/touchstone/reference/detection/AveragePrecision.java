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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Σ_k (r_k − r_{k−1}) · max_{j≥k} p_j, the area under precision over recall as the detections are
 * taken by falling score; for scores (N,), boxes (N, 4) and their images (N,) against the true
 * boxes (G, 4) and theirs (G,), one number. A detection is right if its best true box in the same
 * image has an IoU of at least iou_thr and was not found before.
 *
 * <p>Source: Everingham et al. 2010, the PASCAL VOC challenge, in its form since 2010.
 */
final class AveragePrecision {

  /** Detections and true boxes while they are put together. */
  private record Placed(int image, double[] box) {}

  private AveragePrecision() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DETECTION, "average_precision", 1)
        .parameter("scores", floats("N"))
        .parameter("img_ids", integers("N"))
        .parameter("boxes", floats("N", "4"))
        .parameter("gt_img_ids", integers("G"))
        .parameter("gt_boxes", floats("G", "4"))
        .parameter("iou_thr", floats(), 0.5)
        .requires("gt_boxes", "it is empty", in -> in.tensor("gt_boxes").size() > 0)
        .requires("gt_boxes", "a box has no area", in -> Boxes.haveArea(in.tensor("gt_boxes")))
        .requires("boxes", "a box has no area", in -> Boxes.haveArea(in.tensor("boxes")))
        .returns(floats())
        .cases(AveragePrecision::cases)
        .reference(AveragePrecision::reference)
        .misconceptions(
            "duplicates_count",
            "unsorted",
            "no_envelope",
            "eleven_point",
            "recall_by_predictions",
            "mean_precision")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    List<Placed> truth = truth(draw);
    List<Placed> found = new ArrayList<>(shifted(draw, truth.subList(0, 4), 0.02));
    found.addAll(shifted(draw, truth.subList(1, 3), 0.02));
    found.addAll(shifted(draw, elsewhere(truth.subList(3, 5)), 0.02));
    List<Placed> loose = new ArrayList<>(shifted(draw, truth.subList(2, 6), 0.02));
    loose.addAll(truth.subList(0, 2).stream().map(p -> moved(p, 0.06)).toList());
    List<Placed> many = new ArrayList<>(shifted(draw, truth.subList(0, 5), 0.02));
    many.addAll(shifted(draw, truth.subList(0, 4), 0.02));
    return List.of(
        Case.example(
            "example",
            "scores",
            Tensor.vector(0.8, 0.6, 0.9, 0.7),
            "img_ids",
            Tensor.integers(0, 0, 2, 1),
            "boxes",
            Tensor.matrix(
                new double[][] {{0, 0, 2, 2}, {0, 0, 2, 1.6}, {0, 0, 2, 2}, {1, 1, 3, 3}}),
            "gt_img_ids",
            Tensor.integers(0, 1, 1),
            "gt_boxes",
            Tensor.matrix(new double[][] {{0, 0, 2, 2}, {1, 1, 3, 3}, {5, 5, 6, 6}}),
            "iou_thr",
            0.5),
        scored(draw, "usual", found, truth, 0.5),
        scored(draw, "duplicates", many, truth, 0.6),
        scored(draw, "strict", loose, truth, 0.77),
        scored(draw, "perfect", shifted(draw, truth, 0.02), truth, 0.5),
        scored(draw, "nothing", elsewhere(truth.subList(0, 3)), truth, 0.5));
  }

  /** Three boxes in each of two images, every one in another quarter, so that none overlap. */
  private static List<Placed> truth(Draw draw) {
    return IntStream.range(0, 6)
        .mapToObj(
            i -> {
              double x = i % 3 % 2 * 0.5 + draw.number(0.02, 0.06);
              double y = i % 3 / 2 * 0.5 + draw.number(0.02, 0.06);
              double w = draw.number(0.34, 0.4);
              double h = draw.number(0.34, 0.4);
              return new Placed(i / 3, new double[] {x, y, x + w, y + h});
            })
        .toList();
  }

  /** Found almost where they are: the IoU is 0.79 or more for a shift of 0.02. */
  private static List<Placed> shifted(Draw draw, List<Placed> placed, double most) {
    return placed.stream()
        .map(p -> new Placed(p.image(), Boxes.shifted(draw, p.box(), most)))
        .toList();
  }

  /** Further to the right: the IoU is between 0.69 and 0.75 for a shift of 0.06. */
  private static Placed moved(Placed placed, double dx) {
    return new Placed(placed.image(), Boxes.moved(placed.box(), dx, 0));
  }

  /** In an image without any true box. */
  private static List<Placed> elsewhere(List<Placed> placed) {
    return placed.stream().map(p -> new Placed(2, p.box())).toList();
  }

  /** The detections under random scores, well apart. */
  private static Case scored(
      Draw draw, String name, List<Placed> found, List<Placed> truth, double thr) {
    int n = found.size();
    double[] scores =
        Arrays.stream(draw.permutation(n))
            .mapToDouble(rank -> (rank + draw.number(0.2, 0.8)) / n)
            .toArray();
    return Case.of(
        name,
        "scores",
        scores,
        "img_ids",
        images(found),
        "boxes",
        boxes(found),
        "gt_img_ids",
        images(truth),
        "gt_boxes",
        boxes(truth),
        "iou_thr",
        thr);
  }

  private static int[] images(List<Placed> placed) {
    return placed.stream().mapToInt(Placed::image).toArray();
  }

  private static double[][] boxes(List<Placed> placed) {
    return placed.stream().map(Placed::box).toArray(double[][]::new);
  }

  private static double reference(Inputs in, Slips slips) {
    int[] order = order(in.doubles("scores"), slips);
    boolean[] right = right(in, order, slips);
    int all = slips.has("recall_by_predictions") ? order.length : in.tensor("gt_img_ids").size();
    double[] precision = new double[order.length];
    double[] recall = new double[order.length];
    int found = 0;
    for (int k = 0; k < order.length; k++) {
      found += right[k] ? 1 : 0;
      precision[k] = (double) found / (k + 1);
      recall[k] = (double) found / all;
    }
    if (slips.has("mean_precision")) {
      return Arrays.stream(precision).average().orElseThrow();
    }
    if (slips.has("eleven_point")) {
      return elevenPoints(precision, recall);
    }
    return area(slips.has("no_envelope") ? precision : envelope(precision), recall);
  }

  private static int[] order(double[] scores, Slips slips) {
    Comparator<Integer> byScore = Comparator.comparingDouble(i -> scores[i]);
    Stream<Integer> indices = IntStream.range(0, scores.length).boxed();
    return (slips.has("unsorted") ? indices : indices.sorted(byScore.reversed()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Whether each detection, in this order, finds a true box that none before it has found. */
  private static boolean[] right(Inputs in, int[] order, Slips slips) {
    double[][] ious = Boxes.ious(Boxes.rows(in.tensor("boxes")), Boxes.rows(in.tensor("gt_boxes")));
    int[] images = in.ints("img_ids");
    int[] trueImages = in.ints("gt_img_ids");
    boolean[] used = new boolean[trueImages.length];
    boolean[] right = new boolean[order.length];
    for (int k = 0; k < order.length; k++) {
      int detection = order[k];
      int best =
          IntStream.range(0, trueImages.length)
              .filter(j -> trueImages[j] == images[detection])
              .reduce(-1, (i, j) -> i < 0 || ious[detection][j] > ious[detection][i] ? j : i);
      if (best >= 0 && ious[detection][best] >= in.number("iou_thr")) {
        right[k] = !used[best] || slips.has("duplicates_count");
        used[best] = true;
      }
    }
    return right;
  }

  /** At each place the best precision from there on. */
  private static double[] envelope(double[] precision) {
    double[] envelope = precision.clone();
    for (int k = envelope.length - 2; k >= 0; k--) {
      envelope[k] = Math.max(envelope[k], envelope[k + 1]);
    }
    return envelope;
  }

  private static double area(double[] precision, double[] recall) {
    double area = 0;
    for (int k = 0; k < precision.length; k++) {
      area += precision[k] * (recall[k] - (k == 0 ? 0 : recall[k - 1]));
    }
    return area;
  }

  /** The best precision from a recall of 0, 0.1, …, 1 on, averaged. */
  private static double elevenPoints(double[] precision, double[] recall) {
    return IntStream.rangeClosed(0, 10)
        .mapToDouble(
            point ->
                IntStream.range(0, precision.length)
                    .filter(k -> recall[k] >= point / 10.0)
                    .mapToDouble(k -> precision[k])
                    .max()
                    .orElse(0))
        .average()
        .orElseThrow();
  }
}
