package dev.touchstone.dataset;

import dev.touchstone.reference.DType;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Npz;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures of coloured shapes before a grey, noisy wall, with the box of each: discs, squares,
 * triangles, rings and crosses, of which the last are rare. Shapes have a texture, are turned, and
 * lie before one another; of each at least 45 % can be seen, and its box is that of the whole shape
 * as far as it lies in the picture.
 *
 * <p>An archive with {@code images}, uint8 (600, 64, 64, 3), and {@code boxes}, float64 (k, 6),
 * rows of picture, class, left, top, width and height in pixels.
 */
final class DrawnScenes {

  private static final int PICTURES = 600;
  private static final int SIDE = 64;
  private static final double SEEN = 0.45;
  private static final int TRIES = 12;

  /** How often a class is drawn, summed up. */
  private static final double[] UP_TO = {0.38, 0.66, 0.84, 0.94, 1};

  private DrawnScenes() {}

  static byte[] npz(long seed) {
    Draw draw = new Draw(seed);
    double[] images = new double[PICTURES * SIDE * SIDE * 3];
    List<double[]> boxes = new ArrayList<>();
    for (int picture = 0; picture < PICTURES; picture++) {
      Canvas canvas = new Canvas(draw);
      int shapes = draw.integer(1, 6);
      for (int i = 0; i < shapes; i++) {
        for (int t = 0; t < TRIES && !canvas.add(Shape.of(draw)); t++) {
          // Drawn anew: it would have hidden too much, or was too small.
        }
      }
      canvas.paint(images, picture * SIDE * SIDE * 3, draw);
      boxes.addAll(canvas.boxes(picture));
    }
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    arrays.put("images", new Tensor(DType.UINT8, List.of(PICTURES, SIDE, SIDE, 3), images));
    arrays.put("boxes", Tensor.matrix(boxes.toArray(double[][]::new)));
    return Npz.write(arrays);
  }

  /**
   * @param radius in pixels, of the circle around it
   * @param hue from 0 to 6, as a colour wheel is divided
   * @param texture 0 plain, 1 striped, 2 dotted
   */
  private record Shape(
      int kind,
      double x,
      double y,
      double radius,
      double angle,
      double hue,
      double bright,
      int texture) {

    static Shape of(Draw draw) {
      double share = draw.number(0, 1);
      int kind = 0;
      while (UP_TO[kind] < share) {
        kind++;
      }
      double radius = draw.number(4.5, 15);
      double from = 0.6 * radius;
      return new Shape(
          kind,
          draw.number(from, SIDE - from),
          draw.number(from, SIDE - from),
          radius,
          draw.number(0, 2 * Math.PI),
          draw.number(0, 6),
          draw.number(0.6, 1),
          draw.integer(0, 2));
    }

    boolean covers(int column, int row) {
      double u = across(column, row);
      double v = along(column, row);
      return switch (kind) {
        case 0 -> u * u + v * v <= 1;
        case 1 -> Math.max(Math.abs(u), Math.abs(v)) <= 0.8;
        case 2 -> v >= -0.5 && Math.sqrt(3) * Math.abs(u) + v <= 1;
        case 3 -> u * u + v * v <= 1 && u * u + v * v >= 0.25;
        default ->
            Math.min(Math.abs(u), Math.abs(v)) <= 0.28
                && Math.max(Math.abs(u), Math.abs(v)) <= 0.95;
      };
    }

    /** Red, green and blue of a pixel, from 0 to 255. */
    double[] colour(int column, int row) {
      double shade =
          switch (texture) {
            case 1 -> Math.floorMod((int) Math.floor(radius * along(column, row) / 2), 2);
            case 2 -> Math.floorMod(column, 3) == 0 && Math.floorMod(row, 3) == 0 ? 1 : 0;
            default -> 0;
          };
      double value = 255 * bright * (1 - 0.28 * shade);
      double[] colour = new double[3];
      for (int channel = 0; channel < 3; channel++) {
        double off = Math.abs((hue - 2 * channel + 9) % 6 - 3);
        colour[channel] = value * (0.15 + 0.85 * Math.clamp(2 - off, 0, 1));
      }
      return colour;
    }

    private double across(int column, int row) {
      return ((column + 0.5 - x) * Math.cos(angle) + (row + 0.5 - y) * Math.sin(angle)) / radius;
    }

    private double along(int column, int row) {
      return ((row + 0.5 - y) * Math.cos(angle) - (column + 0.5 - x) * Math.sin(angle)) / radius;
    }
  }

  /** One picture while it is drawn; what comes later lies before what was there. */
  private static final class Canvas {

    private static final int LEAST_PIXELS = 24;
    private static final int WALL = -1;

    private final double grey;
    private final double slope;
    private final double wave;
    private final List<Shape> shapes = new ArrayList<>();

    /** Pixels of each shape, and of those the ones that are seen. */
    private final List<int[]> pixels = new ArrayList<>();

    private int[] owner = wall();

    Canvas(Draw draw) {
      this.grey = draw.number(80, 170);
      this.slope = draw.number(-0.6, 0.6);
      this.wave = draw.number(0.2, 0.9);
    }

    private static int[] wall() {
      int[] owner = new int[SIDE * SIDE];
      Arrays.fill(owner, WALL);
      return owner;
    }

    /** Puts it before the others, if enough is left of them. */
    boolean add(Shape shape) {
      int[] own = pixels(shape);
      if (own.length < LEAST_PIXELS) {
        return false;
      }
      int[] next = owner.clone();
      for (int pixel : own) {
        next[pixel] = shapes.size();
      }
      for (int other = 0; other < shapes.size(); other++) {
        int index = other;
        long seen = Arrays.stream(next).filter(of -> of == index).count();
        if (seen < SEEN * pixels.get(other).length) {
          return false;
        }
      }
      owner = next;
      shapes.add(shape);
      pixels.add(own);
      return true;
    }

    private static int[] pixels(Shape shape) {
      List<Integer> own = new ArrayList<>();
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        if (shape.covers(pixel % SIDE, pixel / SIDE)) {
          own.add(pixel);
        }
      }
      return own.stream().mapToInt(Integer::intValue).toArray();
    }

    void paint(double[] images, int offset, Draw draw) {
      for (int pixel = 0; pixel < owner.length; pixel++) {
        int column = pixel % SIDE;
        int row = pixel / SIDE;
        double noise = draw.number(-9, 9);
        double[] colour =
            owner[pixel] == WALL ? wall(column, row) : shapes.get(owner[pixel]).colour(column, row);
        for (int channel = 0; channel < 3; channel++) {
          images[offset + 3 * pixel + channel] =
              Math.clamp(Math.round(colour[channel] + noise + draw.number(-4, 4)), 0, 255);
        }
      }
    }

    private double[] wall(int column, int row) {
      double value = grey + slope * (row - SIDE / 2.0) + 11 * Math.sin(wave * (column + 0.5 * row));
      return new double[] {value, value, value};
    }

    List<double[]> boxes(int picture) {
      List<double[]> boxes = new ArrayList<>();
      for (int i = 0; i < shapes.size(); i++) {
        int[] columns = Arrays.stream(pixels.get(i)).map(pixel -> pixel % SIDE).sorted().toArray();
        int[] rows = Arrays.stream(pixels.get(i)).map(pixel -> pixel / SIDE).sorted().toArray();
        int last = rows.length - 1;
        boxes.add(
            new double[] {
              picture,
              shapes.get(i).kind(),
              columns[0],
              rows[0],
              columns[last] - columns[0] + 1,
              rows[last] - rows[0] + 1
            });
      }
      return boxes;
    }
  }
}
