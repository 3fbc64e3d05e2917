package dev.touchstone.baseline;

import dev.touchstone.metric.Box;
import dev.touchstone.metric.BoxTensors;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A detector without anchors: what is coloured is no wall, what is coloured and connected is one
 * thing, and a multi-layer perceptron says from its outline which. Things that touch are one to it,
 * which is what others can do better.
 *
 * <p>Pictures are (n, h, w, 3) with values to 255; boxes as in {@link BoxTensors}.
 */
record TouchingShapes(Text title) implements Baseline {

  private static final int COLOURED = 40;
  private static final int LEAST_PIXELS = 14;
  private static final int CROP = 12;
  private static final double HIT = 0.5;

  /** A connected thing, its box, and its outline: (CROP² + 2,). */
  private record Piece(int picture, Box box, double[] outline) {}

  @Override
  public Tensor predict(Tensor trainX, Tensor trainY, Tensor testX) {
    List<Piece> known = pieces(trainX);
    List<Piece> found = pieces(testX);
    int classes = classes(trainY);
    if (known.isEmpty() || found.isEmpty()) {
      return Tensor.vector().reshape(0, BoxTensors.PREDICTION);
    }
    Tensor chances =
        new Perceptron(title, List.of(48))
            .chances(outlines(known), labels(known, trainY, classes), outlines(found));
    return detections(found, chances, classes);
  }

  private static int classes(Tensor boxes) {
    int classes = 0;
    for (int i = 1; i < boxes.size(); i += BoxTensors.TRUTH) {
      classes = Math.max(classes, (int) boxes.data()[i] + 1);
    }
    return classes;
  }

  private static Tensor outlines(List<Piece> pieces) {
    return Tensor.matrix(pieces.stream().map(Piece::outline).toArray(double[][]::new));
  }

  /** The class of the box that a piece fills, or {@code classes} if it fills none. */
  private static Tensor labels(List<Piece> pieces, Tensor boxes, int classes) {
    int[] labels = new int[pieces.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = classes;
      double best = HIT;
      for (int at = 0; at < boxes.size(); at += BoxTensors.TRUTH) {
        double[] y = boxes.data();
        if (y[at] != pieces.get(i).picture()) {
          continue;
        }
        Box box = new Box(y[at + 2], y[at + 3], y[at + 4], y[at + 5]);
        double overlap = pieces.get(i).box().overlap(box, false);
        if (overlap > best) {
          best = overlap;
          labels[i] = (int) y[at + 1];
        }
      }
    }
    return Tensor.integers(labels);
  }

  private static Tensor detections(List<Piece> pieces, Tensor chances, int classes) {
    int width = chances.shape().get(1);
    double[][] rows = new double[pieces.size()][];
    for (int i = 0; i < rows.length; i++) {
      int label = 0;
      for (int c = 1; c < Math.min(classes, width); c++) {
        label = chances.data()[i * width + c] > chances.data()[i * width + label] ? c : label;
      }
      Box box = pieces.get(i).box();
      rows[i] =
          new double[] {
            pieces.get(i).picture(),
            label,
            box.x(),
            box.y(),
            box.width(),
            box.height(),
            chances.data()[i * width + label]
          };
    }
    return Tensor.matrix(rows);
  }

  private static List<Piece> pieces(Tensor pictures) {
    int height = pictures.shape().get(1);
    int width = pictures.shape().get(2);
    List<Piece> pieces = new ArrayList<>();
    for (int picture = 0; picture < pictures.shape().getFirst(); picture++) {
      boolean[] coloured = coloured(pictures, picture, height * width);
      for (int start = 0; start < coloured.length; start++) {
        if (coloured[start]) {
          List<Integer> pixels = connected(coloured, start, width);
          if (pixels.size() >= LEAST_PIXELS) {
            pieces.add(piece(picture, pixels, width));
          }
        }
      }
    }
    return pieces;
  }

  private static boolean[] coloured(Tensor pictures, int picture, int size) {
    boolean[] coloured = new boolean[size];
    double[] values = pictures.data();
    for (int pixel = 0; pixel < size; pixel++) {
      int at = 3 * (picture * size + pixel);
      double most = Math.max(values[at], Math.max(values[at + 1], values[at + 2]));
      double least = Math.min(values[at], Math.min(values[at + 1], values[at + 2]));
      coloured[pixel] = most - least > COLOURED;
    }
    return coloured;
  }

  /** Takes a thing out of what is coloured, beginning with one of its pixels. */
  private static List<Integer> connected(boolean[] coloured, int start, int width) {
    List<Integer> pixels = new ArrayList<>();
    Deque<Integer> next = new ArrayDeque<>(List.of(start));
    coloured[start] = false;
    while (!next.isEmpty()) {
      int pixel = next.pop();
      pixels.add(pixel);
      for (int step : new int[] {-width, width, -1, 1}) {
        int other = pixel + step;
        boolean beside = Math.abs(other % width - pixel % width) <= 1;
        if (other >= 0 && other < coloured.length && beside && coloured[other]) {
          coloured[other] = false;
          next.push(other);
        }
      }
    }
    return pixels;
  }

  private static Piece piece(int picture, List<Integer> pixels, int width) {
    int left = pixels.stream().mapToInt(pixel -> pixel % width).min().orElseThrow();
    int right = pixels.stream().mapToInt(pixel -> pixel % width).max().orElseThrow() + 1;
    int top = pixels.stream().mapToInt(pixel -> pixel / width).min().orElseThrow();
    int bottom = pixels.stream().mapToInt(pixel -> pixel / width).max().orElseThrow() + 1;
    Box box = new Box(left, top, right - left, bottom - top);
    double[] outline = new double[CROP * CROP + 2];
    for (int pixel : pixels) {
      double x = (pixel % width - left + 0.5) / box.width();
      double y = (pixel / width - top + 0.5) / box.height();
      outline[(int) (y * CROP) * CROP + (int) (x * CROP)] = 1;
    }
    outline[CROP * CROP] = box.width() / (box.width() + box.height());
    outline[CROP * CROP + 1] = pixels.size() / box.area();
    return new Piece(picture, box, outline);
  }
}
