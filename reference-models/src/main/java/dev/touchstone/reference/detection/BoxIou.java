package dev.touchstone.reference.detection;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;

/**
 * IoU_ij = |A_i ∩ B_j| / |A_i ∪ B_j|, for boxes a (N, 4) and b (M, 4) as corners; (N, M). Boxes
 * that are apart, or only touch, have 0.
 *
 * <p>Source: d2l 14.4 anchor boxes. DJL's Rectangle.getIoU counts pixels (+1 on every side), which
 * is another formula.
 */
final class BoxIou {

  private BoxIou() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DETECTION, "box_iou", 1)
        .parameter("a", floats("N", "4"))
        .parameter("b", floats("M", "4"))
        .requires("a", "a box has no area", in -> Boxes.haveArea(in.tensor("a")))
        .requires("b", "a box has no area", in -> Boxes.haveArea(in.tensor("b")))
        .returns(floats("N", "M"))
        .cases(BoxIou::cases)
        .reference(BoxIou::reference)
        .misconceptions(
            "no_clamp", "union_no_subtract", "over_min", "dice", "plus_one", "xywh", "transposed")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int n = draw.integer(2, 5);
    return List.of(
        Case.example(
            "example",
            "a",
            Tensor.matrix(new double[][] {{0, 0, 2, 2}}),
            "b",
            Tensor.matrix(new double[][] {{1, 1, 3, 3}, {0, 0, 2, 2}, {2, 0, 3, 1}})),
        Case.of(
            "rectangular",
            "a",
            Boxes.spread(draw, n),
            "b",
            Boxes.spread(draw, draw.integerExcept(2, 6, n))),
        Case.of("square", "a", Boxes.spread(draw, 4), "b", Boxes.spread(draw, 4)),
        Case.of("apart", "a", Boxes.spread(draw, 3), "b", apart(draw)),
        Case.of(
            "nested",
            "a",
            Tensor.matrix(new double[][] {{0, 0, 1, 1}}),
            "b",
            Boxes.spread(draw, draw.integer(3, 5))),
        Case.of(
            "pixels",
            "a",
            Boxes.scaled(Boxes.spread(draw, 3), 200),
            "b",
            Boxes.scaled(Boxes.spread(draw, 2), 200)));
  }

  /** One box to the right of the unit square, one below it and one both. */
  private static Tensor apart(Draw draw) {
    double[][] boxes = Boxes.rows(Boxes.spread(draw, 3));
    return Tensor.matrix(
        Boxes.moved(boxes[0], 1.1, 0),
        Boxes.moved(boxes[1], 0, 1.1),
        Boxes.moved(boxes[2], 1.1, 1.1));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray a = corners(in.get("a"), slips).expandDims(1);
    NDArray b = corners(in.get("b"), slips).expandDims(0);
    NDArray low = NDArrays.maximum(a.get(":, :, :2"), b.get(":, :, :2"));
    NDArray high = NDArrays.minimum(a.get(":, :, 2:"), b.get(":, :, 2:"));
    NDArray sides = sides(low, high, slips);
    NDArray both = product(slips.has("no_clamp") ? sides : sides.maximum(0));
    NDArray iou = ratio(both, area(a, slips), area(b, slips), slips);
    return slips.has("transposed") ? iou.transpose() : iou;
  }

  private static NDArray corners(NDArray boxes, Slips slips) {
    NDArray first = boxes.get(":, :2");
    return slips.has("xywh") ? first.concat(first.add(boxes.get(":, 2:")), 1) : boxes;
  }

  private static NDArray sides(NDArray low, NDArray high, Slips slips) {
    return high.sub(low).add(slips.has("plus_one") ? 1 : 0);
  }

  private static NDArray area(NDArray boxes, Slips slips) {
    return product(sides(boxes.get(":, :, :2"), boxes.get(":, :, 2:"), slips));
  }

  /** Width times height. */
  private static NDArray product(NDArray sides) {
    return sides.get(":, :, 0").mul(sides.get(":, :, 1"));
  }

  private static NDArray ratio(NDArray both, NDArray areaA, NDArray areaB, Slips slips) {
    NDArray total = areaA.add(areaB);
    if (slips.has("union_no_subtract")) {
      return both.div(total);
    }
    if (slips.has("over_min")) {
      return both.div(NDArrays.minimum(areaA, areaB));
    }
    return slips.has("dice") ? both.mul(2).div(total) : both.div(total.sub(both));
  }
}
