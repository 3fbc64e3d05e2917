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
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ground-truth box of every anchor, or −1, for anchors (A, 4) and gt (G, 4) as corners, G ≤ A;
 * (A,). The largest IoU of all is taken, its anchor and its box leave the matrix, and so on until
 * every box has an anchor; each anchor left over takes its best box if their IoU is at least thr.
 *
 * <p>Source: d2l 14.4 anchor boxes, whose dog and cat are the example.
 */
final class AssignAnchors {

  private static final double STRUCK_OUT = -1;

  private AssignAnchors() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DETECTION, "assign_anchors", 1)
        .parameter("anchors", floats("A", "4"))
        .parameter("gt", floats("G", "4"))
        .parameter("thr", floats(), 0.5)
        .requires("anchors", "a box has no area", in -> Boxes.haveArea(in.tensor("anchors")))
        .requires("gt", "a box has no area", in -> Boxes.haveArea(in.tensor("gt")))
        .requires("gt", "it holds none, or more boxes than anchors", AssignAnchors::fits)
        .returns(integers("A"))
        .tolerance(Tolerance.EXACT)
        .cases(AssignAnchors::cases)
        .reference(AssignAnchors::reference)
        .misconceptions("threshold_only", "greedy_only", "per_gt_argmax", "strict")
        .build();
  }

  private static boolean fits(Inputs in) {
    return in.tensor("gt").size() > 0 && in.tensor("gt").size() <= in.tensor("anchors").size();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "anchors",
            Tensor.matrix(
                new double[][] {
                  {0, 0.1, 0.2, 0.3},
                  {0.15, 0.2, 0.4, 0.4},
                  {0.63, 0.05, 0.88, 0.98},
                  {0.66, 0.45, 0.8, 0.8},
                  {0.57, 0.3, 0.92, 0.9}
                }),
            "gt",
            Tensor.matrix(new double[][] {{0.1, 0.08, 0.52, 0.92}, {0.55, 0.2, 0.9, 0.88}}),
            "thr",
            0.5),
        competing(draw),
        half(draw),
        random(draw, "faint", draw.integer(5, 6), 3, 0.5, AssignAnchors::hasFaintBox),
        random(draw, "square", 4, 4, 0.5, ious -> true),
        random(draw, "higher", 7, 2, draw.number(0.55, 0.6), ious -> true));
  }

  /** Two boxes whose best anchor is the same one. */
  private static Case competing(Draw draw) {
    return Stream.generate(
            () -> {
              Tensor anchors = Boxes.crowded(draw, 4);
              double[] wanted = Boxes.rows(anchors)[draw.integer(0, 3)];
              double[] one = Boxes.shifted(draw, wanted, 0.05);
              double[] other = Boxes.shifted(draw, wanted, 0.05);
              return new Tensor[] {anchors, Tensor.matrix(one, other)};
            })
        .filter(drawn -> isUsable(drawn, 0.5, ious -> best(ious, 0) == best(ious, 1)))
        .findFirst()
        .map(d -> Case.of("competing", "anchors", d[0], "gt", d[1], "thr", 0.5))
        .orElseThrow();
  }

  /** IoUs of exactly 1, ½ and 0, in numbers that float32 holds exactly as well. */
  private static Case half(Draw draw) {
    Tensor anchors =
        Tensor.matrix(
            new double[][] {
              {0, 0, 0.5, 0.5}, {0, 0, 0.5, 0.25}, {0.25, 0, 0.5, 0.5}, {0.5, 0.5, 1, 1}
            });
    Tensor gt = Tensor.matrix(new double[][] {{0, 0, 0.5, 0.5}});
    return Case.of("half", "anchors", anchors.rows(draw.permutation(4)), "gt", gt, "thr", 0.5);
  }

  private static Case random(
      Draw draw, String name, int a, int g, double thr, Predicate<double[][]> wanted) {
    return Stream.generate(() -> new Tensor[] {Boxes.crowded(draw, a), Boxes.crowded(draw, g)})
        .filter(drawn -> isUsable(drawn, thr, wanted))
        .findFirst()
        .map(drawn -> Case.of(name, "anchors", drawn[0], "gt", drawn[1], "thr", thr))
        .orElseThrow();
  }

  private static boolean isUsable(Tensor[] drawn, double thr, Predicate<double[][]> wanted) {
    double[][] ious = Boxes.ious(Boxes.rows(drawn[0]), Boxes.rows(drawn[1]));
    return Boxes.areClear(ious, thr) && wanted.test(ious);
  }

  /** Whether some box has no anchor with an IoU of at least ½. */
  private static boolean hasFaintBox(double[][] ious) {
    return IntStream.range(0, ious[0].length).anyMatch(j -> ious[best(ious, j)][j] < 0.5);
  }

  /** The best anchor of a box. */
  private static int best(double[][] ious, int gt) {
    return argmax(Arrays.stream(ious).mapToDouble(row -> row[gt]).toArray());
  }

  private static int[] reference(Inputs in, Slips slips) {
    double[][] ious = Boxes.ious(Boxes.rows(in.tensor("anchors")), Boxes.rows(in.tensor("gt")));
    int[] assigned = new int[ious.length];
    Arrays.fill(assigned, -1);
    if (!slips.has("greedy_only")) {
      byThreshold(assigned, ious, in.number("thr"), slips);
    }
    if (slips.has("per_gt_argmax")) {
      IntStream.range(0, ious[0].length).forEach(j -> assigned[best(ious, j)] = j);
    } else if (!slips.has("threshold_only")) {
      greedily(assigned, ious);
    }
    return assigned;
  }

  private static void byThreshold(int[] assigned, double[][] ious, double thr, Slips slips) {
    for (int i = 0; i < ious.length; i++) {
      int gt = argmax(ious[i]);
      if (slips.has("strict") ? ious[i][gt] > thr : ious[i][gt] >= thr) {
        assigned[i] = gt;
      }
    }
  }

  private static void greedily(int[] assigned, double[][] ious) {
    int boxes = ious[0].length;
    double[] left = Arrays.stream(ious).flatMapToDouble(Arrays::stream).toArray();
    for (int round = 0; round < boxes; round++) {
      int largest = argmax(left);
      int anchor = largest / boxes;
      int gt = largest % boxes;
      assigned[anchor] = gt;
      for (int k = 0; k < left.length; k++) {
        if (k / boxes == anchor || k % boxes == gt) {
          left[k] = STRUCK_OUT;
        }
      }
    }
  }

  /** The first of the largest. */
  private static int argmax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
