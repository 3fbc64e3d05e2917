package dev.touchstone.reference.detection;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;

/**
 * V with V · vec(X) = vec(the cross-correlation of X with K) for every X (h, w), vec going by rows:
 * V[i·w′+j, (i+a)·w+(j+b)] = K_ab and 0 elsewhere, for a kernel K (kh, kw); (h′w′, hw) with h′ =
 * h−kh+1 and w′ = w−kw+1.
 *
 * <p>Source: d2l 14.10 transposed convolution, whose kernel is the example.
 */
final class ConvAsMatrix {

  private ConvAsMatrix() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DETECTION, "conv_as_matrix", 1)
        .function("conv_matrix")
        .parameter("K", floats("kh", "kw"))
        .parameter("h", integers())
        .parameter("w", integers())
        .requires("K", "it is empty", in -> in.tensor("K").size() > 0)
        .requires(
            "h", "the kernel is higher", in -> in.integer("h") >= in.tensor("K").shape().get(0))
        .requires(
            "w", "the kernel is wider", in -> in.integer("w") >= in.tensor("K").shape().get(1))
        .returns(floats("(h-kh+1)(w-kw+1)", "hw"))
        .cases(ConvAsMatrix::cases)
        .reference(ConvAsMatrix::reference)
        .misconceptions("transposed", "flipped", "column_major", "im2col")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    Tensor k = Tensor.matrix(new double[][] {{1, 2}, {3, 4}});
    int side = draw.integer(4, 5);
    return List.of(
        Case.example("example", "K", k, "h", 3, "w", 3),
        Case.of("wide", "K", draw.normal(2, 3), "h", 3, "w", draw.integer(4, 6)),
        Case.of("high", "K", draw.normal(3, 2), "h", draw.integer(4, 5), "w", 3),
        Case.of("square", "K", draw.normal(3, 3), "h", side, "w", side),
        Case.of("whole", "K", draw.normal(2, 4), "h", 2, "w", 4),
        Case.of("one", "K", draw.uniform(1.5, 3, 1, 1), "h", 2, "w", 3));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray k = slips.has("flipped") ? in.get("K").flip(0, 1) : in.get("K");
    int h = in.integer("h");
    int w = in.integer("w");
    int kh = (int) k.getShape().get(0);
    int kw = (int) k.getShape().get(1);
    int rows = h - kh + 1;
    int columns = w - kw + 1;
    if (slips.has("im2col")) {
      return k.reshape(1, kh * kw).repeat(0, rows * columns);
    }
    double[] v = new double[rows * columns * h * w];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        int row = flat(i, j, rows, columns, slips);
        for (int element = 0; element < kh * kw; element++) {
          int a = element / kw;
          int b = element % kw;
          v[row * h * w + flat(i + a, j + b, h, w, slips)] = k.getDouble(a, b);
        }
      }
    }
    NDArray matrix = in.manager().create(v, new Shape(rows * columns, h * w));
    return slips.has("transposed") ? matrix.transpose() : matrix;
  }

  /** Where (i, j) of an array (h, w) stands in the flattened one. */
  private static int flat(int i, int j, int h, int w, Slips slips) {
    return slips.has("column_major") ? j * h + i : i * w + j;
  }
}
