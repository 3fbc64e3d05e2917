package dev.touchstone.reference.optimization;

import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;

/** Gradients, one row a step, on which optimisers that differ come to differ. */
final class GradientPath {

  private GradientPath() {}

  /**
   * T rows of d ≥ 2 values: none is near zero, but the first coordinate rests once, at the third of
   * T ≥ 3 steps, and the second changes its sign at every step.
   */
  static Tensor drawn(Draw draw, int steps, int d, double scale) {
    double[] grads = draw.uniform(0.3 * scale, 1.5 * scale, steps, d).data().clone();
    for (int t = 1; t < steps; t += 2) {
      grads[t * d + 1] = -grads[t * d + 1];
    }
    grads[2 * d] = 0;
    return Tensor.vector(grads).reshape(steps, d);
  }
}
