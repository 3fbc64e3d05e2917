package dev.touchstone.reference.detection;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;

/**
 * (10 (x−x_a)/w_a, 10 (y−y_a)/h_a, 5 ln(w/w_a), 5 ln(h/h_a)) with centres and sizes, for anchors
 * (N, 4) and the box of each, gt (N, 4), as corners; (N, 4).
 *
 * <p>Source: d2l 14.4 anchor boxes; 10 and 5 are the inverses of its standard deviations 0.1 and
 * 0.2.
 */
final class BoxOffsets {

  private BoxOffsets() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DETECTION, "box_offsets", 1)
        .function("offset_boxes")
        .parameter("anchors", floats("N", "4"))
        .parameter("gt", floats("N", "4"))
        .requires("anchors", "a box has no area", in -> Boxes.haveArea(in.tensor("anchors")))
        .requires("gt", "a box has no area", in -> Boxes.haveArea(in.tensor("gt")))
        .returns(floats("N", "4"))
        .cases(BoxOffsets::cases)
        .reference(BoxOffsets::reference)
        .misconceptions(
            "no_variance", "no_log", "divide_by_gt", "reversed", "corners", "not_normalised")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    Tensor same = Boxes.spread(draw, 3);
    return List.of(
        Case.example(
            "example",
            "anchors",
            Tensor.matrix(new double[][] {{0, 0, 2, 2}}),
            "gt",
            Tensor.matrix(new double[][] {{1, 0, 3, 4}})),
        sized(draw, "several", draw.integer(5, 7), 1),
        sized(draw, "four", 4, 1),
        sized(draw, "pixels", 3, 300),
        Case.of("identical", "anchors", same, "gt", same));
  }

  private static Case sized(Draw draw, String name, int n, double unit) {
    return Case.of(
        name,
        "anchors",
        Boxes.scaled(Boxes.spread(draw, n), unit),
        "gt",
        Boxes.scaled(Boxes.spread(draw, n), unit));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray anchors = in.get("anchors");
    NDArray gt = in.get("gt");
    NDArray ratio = Boxes.sizes(gt).div(Boxes.sizes(anchors));
    NDArray shift = shift(anchors, gt, slips).mul(slips.has("no_variance") ? 1 : 10);
    NDArray growth =
        (slips.has("no_log") ? ratio : ratio.log()).mul(slips.has("no_variance") ? 1 : 5);
    NDArray offsets = shift.concat(growth, 1);
    return slips.has("reversed") ? offsets.neg() : offsets;
  }

  private static NDArray shift(NDArray anchors, NDArray gt, Slips slips) {
    NDArray shift =
        slips.has("corners")
            ? gt.get(":, :2").sub(anchors.get(":, :2"))
            : Boxes.centers(gt).sub(Boxes.centers(anchors));
    if (slips.has("not_normalised")) {
      return shift;
    }
    return shift.div(Boxes.sizes(slips.has("divide_by_gt") ? gt : anchors));
  }
}
