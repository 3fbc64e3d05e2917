package dev.touchstone.reference.convolution;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;

/**
 * Y_ij = Σ_ab K_ab X_{i+a, j+b}, for X (h, w) and K (kh, kw); (h−kh+1, w−kw+1).
 *
 * <p>Source: d2l 6.2 cross-correlation; its example gives 19 25 37 43.
 */
final class Corr2d {

  private Corr2d() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "corr2d", 2)
        .parameter("X", floats("h", "w"))
        .parameter("K", floats("kh", "kw"))
        .requires("K", "it is empty", in -> in.tensor("K").size() > 0)
        .requires("K", "it is larger than X", Corr2d::fits)
        .returns(floats("h-kh+1", "w-kw+1"))
        .cases(Corr2d::cases)
        .reference(Corr2d::reference)
        .misconceptions("convolution", "flip_one", "kernel_T", "same_padding", "off_by_one", "mean")
        .forbids("torch.nn", "torch.conv2d", ".conv2d")
        .build();
  }

  private static boolean fits(Inputs in) {
    List<Integer> x = in.tensor("X").shape();
    List<Integer> k = in.tensor("K").shape();
    return k.get(0) <= x.get(0) && k.get(1) <= x.get(1);
  }

  private static List<Case> cases(Draw draw) {
    Tensor x = Tensor.matrix(new double[][] {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}});
    Tensor k = Tensor.matrix(new double[][] {{0, 1}, {2, 3}});
    int h = draw.integer(5, 7);
    int w = draw.integerExcept(4, 8, h);
    int whole = draw.integer(3, 5);
    return List.of(
        Case.example("example", "X", x, "K", k),
        Case.of("rectangular", "X", draw.normal(h, w), "K", draw.normal(2, 3)),
        Case.of("square", "X", draw.normal(h, h), "K", draw.normal(3, 3)),
        Case.of("whole", "X", draw.normal(whole, whole + 1), "K", draw.normal(whole, whole + 1)),
        Case.of("one", "X", draw.normal(4, 3), "K", draw.uniform(1.5, 3, 1, 1)));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray k = in.get("K");
    if (slips.has("convolution")) {
      k = k.flip(0, 1);
    } else if (slips.has("flip_one")) {
      k = k.flip(1);
    } else if (slips.has("kernel_T")) {
      k = k.transpose();
    }
    long kh = k.getShape().get(0);
    long kw = k.getShape().get(1);
    // Padding of k−1 on both sides, cut back to the input's size: the odd row or column stays last.
    Shape padding = slips.has("same_padding") ? new Shape(kh - 1, kw - 1) : new Shape(0, 0);
    NDArray y =
        Conv2d.conv2d(batch(x), batch(k), null, new Shape(1, 1), padding).singletonOrThrow();
    y = y.squeeze(new int[] {0, 1});
    if (slips.has("same_padding")) {
      long top = kh / 2;
      long left = kw / 2;
      return y.get(
          "%d:%d, %d:%d"
              .formatted(top, top + x.getShape().get(0), left, left + x.getShape().get(1)));
    }
    if (slips.has("off_by_one")) {
      return withoutLast(withoutLast(y, 0), 1);
    }
    return slips.has("mean") ? y.div(kh * kw) : y;
  }

  private static NDArray withoutLast(NDArray matrix, int axis) {
    long length = matrix.getShape().get(axis);
    return matrix.split(new long[] {length - 1}, axis).get(0);
  }

  /** (h, w) as a batch of one image with one channel: (1, 1, h, w). */
  private static NDArray batch(NDArray image) {
    return image.expandDims(0).expandDims(0);
  }
}
