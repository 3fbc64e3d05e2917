package dev.touchstone.training;

import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import dev.touchstone.training.Data.Images;
import dev.touchstone.training.Data.Split;
import java.util.List;

/**
 * Images (n, 1, 28, 28) that stand in for handwritten digits: each of ten glyphs is a line through
 * a few points, which is turned, stretched, slanted and moved a little, drawn with a pen of some
 * width and sprinkled with noise.
 */
public final class GeneratedDigits {

  private static final int SIDE = 28;

  /** Points as (x, y) in −1 … 1, y downwards. */
  private static final List<double[][]> GLYPHS =
      List.of(
          line(0, -1, .7, -.5, .7, .5, 0, 1, -.7, .5, -.7, -.5, 0, -1),
          line(-.3, -.7, 0, -1, 0, 1),
          line(-.6, -.6, 0, -1, .6, -.5, -.6, 1, .7, 1),
          line(-.6, -1, .6, -1, 0, -.2, .6, .4, 0, 1, -.6, .7),
          line(.3, 1, .3, -1, -.7, .4, .7, .4),
          line(.6, -1, -.5, -1, -.5, -.1, .3, -.2, .6, .4, .2, 1, -.6, .8),
          line(.5, -1, -.4, -.2, -.6, .5, 0, 1, .6, .5, 0, 0, -.5, .4),
          line(-.7, -1, .7, -1, -.2, 1),
          line(0, 0, .6, -.5, 0, -1, -.6, -.5, 0, 0, .6, .5, 0, 1, -.6, .5, 0, 0),
          line(.6, -.4, 0, 0, -.6, -.5, 0, -1, .6, -.5, .5, .3, .2, 1));

  private GeneratedDigits() {}

  private static double[][] line(double... coordinates) {
    double[][] points = new double[coordinates.length / 2][];
    for (int i = 0; i < points.length; i++) {
      points[i] = new double[] {coordinates[2 * i], coordinates[2 * i + 1]};
    }
    return points;
  }

  public static Split split(Draw draw, int train, int test) {
    return new Split(images(draw, train), images(draw, test));
  }

  /** So many images, the classes in turn. */
  static Images images(Draw draw, int n) {
    double[] pixels = new double[n * SIDE * SIDE];
    int[] classes = new int[n];
    for (int i = 0; i < n; i++) {
      classes[i] = i % GLYPHS.size();
      double[] image = image(draw, GLYPHS.get(classes[i]));
      System.arraycopy(image, 0, pixels, i * image.length, image.length);
    }
    return new Images(Tensor.vector(pixels).reshape(n, 1, SIDE, SIDE), Tensor.integers(classes));
  }

  private static double[] image(Draw draw, double[][] glyph) {
    double[][] line = written(draw, glyph);
    double pen = draw.number(0.8, 1.8);
    double[] image = draw.normal(SIDE * SIDE).data();
    for (int i = 0; i < image.length; i++) {
      double ink = pen + 0.5 - distance(line, i % SIDE, i / SIDE);
      image[i] = Math.clamp(Math.clamp(ink, 0, 1) + 0.1 * image[i], 0.0, 1.0);
    }
    return image;
  }

  /** The glyph's points where somebody's hand puts them, in pixels. */
  private static double[][] written(Draw draw, double[][] glyph) {
    double angle = draw.number(-0.25, 0.25);
    double slant = draw.number(-0.3, 0.3);
    double width = draw.number(6, 9);
    double height = draw.number(7.5, 10);
    double left = SIDE / 2.0 + draw.number(-2, 2);
    double top = SIDE / 2.0 + draw.number(-2, 2);
    double[][] line = new double[glyph.length][];
    for (int i = 0; i < line.length; i++) {
      double x = width * (glyph[i][0] - slant * glyph[i][1] + draw.number(-0.15, 0.15));
      double y = height * (glyph[i][1] + draw.number(-0.1, 0.1));
      line[i] =
          new double[] {
            left + Math.cos(angle) * x - Math.sin(angle) * y,
            top + Math.sin(angle) * x + Math.cos(angle) * y
          };
    }
    return line;
  }

  /** From a pixel to the nearest place of the line. */
  private static double distance(double[][] line, double x, double y) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < line.length; i++) {
      double[] from = line[i - 1];
      double dx = line[i][0] - from[0];
      double dy = line[i][1] - from[1];
      double along = ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy);
      double part = Math.clamp(along, 0.0, 1.0);
      nearest = Math.min(nearest, Math.hypot(from[0] + part * dx - x, from[1] + part * dy - y));
    }
    return nearest;
  }
}
