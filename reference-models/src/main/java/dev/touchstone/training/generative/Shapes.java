package dev.touchstone.training.generative;

import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Pictures of rings, boxes and crosses of any size at any place, with soft edges. */
final class Shapes {

  /** How far a place, relative to the shape's size, is from its line. */
  private static final List<DoubleBinaryOperator> KINDS =
      List.of(
          (x, y) -> Math.abs(Math.hypot(x, y) - 1),
          (x, y) -> Math.abs(Math.max(Math.abs(x), Math.abs(y)) - 1),
          (x, y) ->
              Math.max(Math.min(Math.abs(x), Math.abs(y)), Math.max(Math.abs(x), Math.abs(y)) - 1));

  private Shapes() {}

  /** (n, side²), from 0 to 1. */
  static Tensor draw(Draw draw, int n, int side) {
    double[] pixels = new double[n * side * side];
    for (int i = 0; i < n; i++) {
      paint(draw, pixels, i * side * side, side);
    }
    return Tensor.vector(pixels).reshape(n, side * side);
  }

  private static void paint(Draw draw, double[] pixels, int at, int side) {
    DoubleBinaryOperator kind = KINDS.get(draw.integer(0, KINDS.size() - 1));
    double size = side * draw.number(0.25, 0.4);
    double left = side * draw.number(0.4, 0.6);
    double top = side * draw.number(0.4, 0.6);
    for (int i = 0; i < side * side; i++) {
      double x = (i % side + 0.5 - left) / size;
      double y = (i / side + 0.5 - top) / size;
      pixels[at + i] = Math.clamp(1.3 - size * kind.applyAsDouble(x, y), 0.0, 1.0);
    }
  }
}
