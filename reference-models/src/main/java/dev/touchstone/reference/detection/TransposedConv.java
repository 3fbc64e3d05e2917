package dev.touchstone.reference.detection;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;

/**
 * Y[s·i : s·i+kh, s·j : s·j+kw] += X_ij · K for every element of X (h, w) and the kernel K (kh,
 * kw), then p rows and columns taken off on each side; (s(h−1)+kh−2p, s(w−1)+kw−2p).
 *
 * <p>Source: d2l 14.10 transposed convolution, whose first figure is the example.
 */
final class TransposedConv {

  private TransposedConv() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DETECTION, "transposed_conv", 1)
        .function("conv_transpose2d")
        .parameter("X", floats("h", "w"))
        .parameter("K", floats("kh", "kw"))
        .parameter("stride", integers(), 1)
        .parameter("padding", integers(), 0)
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .requires("K", "it is empty", in -> in.tensor("K").size() > 0)
        .requires("stride", "it is not positive", in -> in.integer("stride") > 0)
        .requires("padding", "it is negative, or leaves nothing", TransposedConv::leavesSomething)
        .returns(floats("s(h-1)+kh-2p", "s(w-1)+kw-2p"))
        .cases(TransposedConv::cases)
        .reference(TransposedConv::reference)
        .misconceptions(
            "assign",
            "flipped",
            "padding_grows",
            "stride_divides",
            "insert_s_zeros",
            "padding_ignored")
        .forbids("torch.nn", "torch.conv_transpose2d", ".conv_transpose2d")
        .build();
  }

  private static boolean leavesSomething(Inputs in) {
    int p = in.integer("padding");
    return p >= 0 && left(in, 0, p) > 0 && left(in, 1, p) > 0;
  }

  private static int left(Inputs in, int axis, int p) {
    int last = in.integer("stride") * (in.tensor("X").shape().get(axis) - 1);
    return last + in.tensor("K").shape().get(axis) - 2 * p;
  }

  private static List<Case> cases(Draw draw) {
    Tensor counted = Tensor.matrix(new double[][] {{0, 1}, {2, 3}});
    return List.of(
        Case.example("example", "X", counted, "K", counted, "stride", 1, "padding", 0),
        sized(draw, "rectangular", draw.integer(3, 4), 5, 3, 2, 1, 0),
        sized(draw, "stride", 2, draw.integer(3, 4), 4, 3, 2, 0),
        sized(draw, "padding", 4, 4, 3, 3, 1, 1),
        sized(draw, "both", 3, draw.integer(4, 5), 4, 5, draw.integer(2, 3), 1),
        sized(draw, "apart", 3, 2, 2, 1, 3, 0));
  }

  private static Case sized(
      Draw draw, String name, int h, int w, int kh, int kw, int stride, int padding) {
    return Case.of(
        name,
        "X",
        draw.normal(h, w),
        "K",
        draw.normal(kh, kw),
        "stride",
        stride,
        "padding",
        padding);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray k = slips.has("flipped") ? in.get("K").flip(0, 1) : in.get("K");
    int stride = in.integer("stride");
    int p = in.integer("padding");
    if (slips.has("padding_grows")) {
      return scattered(Nd.pad2d(x, 0, p, p, p, p), k, stride, slips);
    }
    int step = slips.has("insert_s_zeros") ? stride + 1 : stride;
    NDArray y = scattered(x, k, slips.has("stride_divides") ? 1 : step, slips);
    NDArray cut = slips.has("padding_ignored") ? y : cut(y, p);
    return slips.has("stride_divides") ? cut.get("::%1$d, ::%1$d".formatted(stride)) : cut;
  }

  /** Every element of x as a multiple of the kernel, laid this far apart. */
  private static NDArray scattered(NDArray x, NDArray k, int stride, Slips slips) {
    long h = x.getShape().get(0);
    long w = x.getShape().get(1);
    long kh = k.getShape().get(0);
    long kw = k.getShape().get(1);
    Shape full = new Shape(stride * (h - 1) + kh, stride * (w - 1) + kw);
    NDArray y = x.getManager().zeros(full, DataType.FLOAT64);
    for (long i = 0; i < h; i++) {
      for (long j = 0; j < w; j++) {
        NDIndex place =
            new NDIndex()
                .addSliceDim(stride * i, stride * i + kh)
                .addSliceDim(stride * j, stride * j + kw);
        NDArray patch = k.mul(x.getDouble(i, j));
        y.set(place, slips.has("assign") ? patch : y.get(place).add(patch));
      }
    }
    return y;
  }

  private static NDArray cut(NDArray y, int p) {
    return y.get(
        new NDIndex()
            .addSliceDim(p, y.getShape().get(0) - p)
            .addSliceDim(p, y.getShape().get(1) - p));
  }
}
