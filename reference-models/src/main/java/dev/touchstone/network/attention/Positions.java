package dev.touchstone.network.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Places in a text as waves: sin(t / 10000^(2j / d)) at (t, 2j), the cosine at (t, 2j + 1). */
final class Positions {

  private static final double LONGEST = 10_000;

  private Positions() {}

  /** The first places, (T, d). */
  static NDArray waves(NDManager manager, int length, int width) {
    float[] waves = new float[length * width];
    for (int t = 0; t < length; t++) {
      for (int i = 0; i < width; i++) {
        double angle = t / Math.pow(LONGEST, (double) (i - i % 2) / width);
        waves[t * width + i] = (float) (i % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
      }
    }
    return manager.create(waves, new Shape(length, width));
  }
}
