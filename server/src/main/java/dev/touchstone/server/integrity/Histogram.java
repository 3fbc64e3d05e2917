package dev.touchstone.server.integrity;

import java.util.ArrayList;
import java.util.List;

/**
 * How alike the pairs of a class are, drawn: heights are logarithms, so that one pair can be seen
 * beside ten thousand.
 *
 * @param threshold where pairs begin to stand out, in the drawing
 */
record Histogram(List<Bar> bars, double threshold) {

  static final int WIDTH = 600;
  static final int HEIGHT = 160;

  /** One of them, with its place in the drawing. */
  record Bar(int from, int to, int count, double x, double y, double width, double height) {}

  static Histogram of(int[] counts, double threshold) {
    int most = 1;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    double step = counts.length == 0 ? 0 : (double) WIDTH / counts.length;
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      double height = HEIGHT * Math.log1p(counts[i]) / Math.log1p(most);
      bars.add(
          new Bar(
              100 * i / counts.length,
              100 * (i + 1) / counts.length,
              counts[i],
              round(i * step + 1),
              round(HEIGHT - height),
              round(step - 2),
              round(height)));
    }
    return new Histogram(bars, round(WIDTH * threshold));
  }

  private static double round(double value) {
    return Math.round(value * 10) / 10.0;
  }

  public int width() {
    return WIDTH;
  }

  public int height() {
    return HEIGHT;
  }
}
