package dev.touchstone.reference.detection;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * (row, col, tx, ty, w, h) with col = min(⌊cx·S⌋, S−1), tx = cx·S − col, row and ty alike from cy,
 * for boxes gt (N, 4) as corners in the unit square and a grid of S × S cells; (N, 6).
 *
 * <p>Source: Redmon et al. 2016, You only look once.
 */
final class YoloEncode {

  private YoloEncode() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DETECTION, "yolo_encode", 1)
        .parameter("gt", floats("N", "4"))
        .parameter("S", integers())
        .requires("gt", "a box leaves the unit square", in -> isInUnitSquare(in.doubles("gt")))
        .requires("S", "it is not positive", in -> in.integer("S") > 0)
        .returns(floats("N", "6"))
        .cases(YoloEncode::cases)
        .reference(YoloEncode::reference)
        .misconceptions("row_col_swapped", "rounded", "absolute_xy", "corner_cell", "wh_in_cells")
        .build();
  }

  private static boolean isInUnitSquare(double[] coordinates) {
    return Arrays.stream(coordinates).allMatch(value -> 0 <= value && value <= 1);
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example("example", "gt", Tensor.matrix(new double[][] {{0.1, 0.3, 0.5, 0.9}}), "S", 7),
        sized(draw, "several", draw.integer(4, 5), 7),
        sized(draw, "six", 6, 3),
        sized(draw, "single", 1, draw.integer(4, 6)),
        Case.of(
            "border",
            "gt",
            Tensor.matrix(new double[][] {{0, 0.25, 0.5, 0.75}, {0.5, 0.5, 1, 1}}),
            "S",
            4),
        Case.of(
            "edge",
            "gt",
            Tensor.matrix(new double[][] {{1, 0.25, 1, 0.5}, {0.5, 1, 0.75, 1}}),
            "S",
            draw.integer(3, 6)));
  }

  private static Case sized(Draw draw, String name, int n, int s) {
    double[][] boxes = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] x = side(draw, s);
      double[] y = side(draw, s);
      boxes[i] = new double[] {x[0], y[0], x[1], y[1]};
    }
    return Case.of(name, "gt", Tensor.matrix(boxes), "S", s);
  }

  /** From where to where along one axis, around a centre that is well inside its cell. */
  private static double[] side(Draw draw, int s) {
    double center = (draw.integer(0, s - 1) + draw.number(0.1, 0.4) + 0.5 * draw.integer(0, 1)) / s;
    double reach = Math.min(center, 1 - center) * draw.number(0.4, 0.9);
    return new double[] {center - reach, center + reach};
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray gt = in.get("gt");
    int s = in.integer("S");
    NDArray center = Boxes.centers(gt);
    NDArray size = Boxes.sizes(gt);
    NDArray place = (slips.has("corner_cell") ? gt.get(":, :2") : center).mul(s);
    NDArray cell = (slips.has("rounded") ? place.round() : place.floor()).minimum(s - 1);
    NDArray offset = slips.has("absolute_xy") ? center : center.mul(s).sub(cell);
    // Cells are (column, row) like (x, y), but named by their row first.
    NDArray rowAndColumn = slips.has("row_col_swapped") ? cell : cell.flip(1);
    return rowAndColumn.concat(offset, 1).concat(slips.has("wh_in_cells") ? size.mul(s) : size, 1);
  }
}
