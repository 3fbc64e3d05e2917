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
import java.util.Map;

/**
 * (x1, y1, x2, y2) to (cx, cy, w, h) = ((x1+x2)/2, (y1+y2)/2, x2−x1, y2−y1), and back; both for b
 * (N, 4), both (N, 4).
 *
 * <p>Source: d2l 14.3 bounding boxes, whose dog and cat are the example.
 */
final class BoxConvert {

  private BoxConvert() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DETECTION, "box_convert", 1)
        .function("corner_to_center")
        .parameter("b", floats("N", "4"))
        .returns(floats("N", "4"))
        .alsoFunction("center_to_corner", "b")
        .returns(floats("N", "4"))
        .cases(BoxConvert::cases)
        .reference(BoxConvert::reference)
        .misconceptions("xywh", "half_sizes", "yx", "plus_one", "back_no_half")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    Tensor dogAndCat = Tensor.matrix(new double[][] {{60, 45, 378, 516}, {400, 112, 655, 493}});
    return List.of(
        Case.example("example", "b", dogAndCat),
        Case.of("several", "b", Boxes.spread(draw, draw.integer(5, 7))),
        Case.of("four", "b", Boxes.spread(draw, 4)),
        Case.of("pixels", "b", Boxes.scaled(Boxes.spread(draw, 3), 500)),
        Case.of("single", "b", Boxes.spread(draw, 1)));
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray b = in.get("b");
    return Map.of("out", toCenter(b, slips), "center_to_corner", toCorner(b, slips));
  }

  private static NDArray toCenter(NDArray corners, Slips slips) {
    NDArray place = slips.has("xywh") ? corners.get(":, :2") : Boxes.centers(corners);
    NDArray size = Boxes.sizes(corners);
    if (slips.has("plus_one")) {
      size = size.add(1);
    } else if (slips.has("half_sizes")) {
      size = size.div(2);
    }
    return slips.has("yx") ? place.flip(1).concat(size.flip(1), 1) : place.concat(size, 1);
  }

  private static NDArray toCorner(NDArray centered, Slips slips) {
    NDArray center = centered.get(":, :2");
    NDArray reach = centered.get(":, 2:").mul(slips.has("back_no_half") ? 1 : 0.5);
    return center.sub(reach).concat(center.add(reach), 1);
  }
}
