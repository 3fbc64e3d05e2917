package dev.touchstone.reference.convolution;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Y_ij = Σ_ab K_ab X_{i+a−⌈(kh−1)/2⌉, j+b−⌈(kw−1)/2⌉} with zeros outside of X, for X (h, w) and K
 * (kh, kw); (h, w). An even kernel's extra row and column are on top and on the left.
 *
 * <p>Source: d2l 7.3 padding.
 */
final class Conv2dSamePadding {

  private Conv2dSamePadding() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "conv2d_same_padding", 1)
        .function("conv2d_same")
        .parameter("X", floats("h", "w"))
        .parameter("K", floats("kh", "kw"))
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .requires("K", "it is empty", in -> in.tensor("K").size() > 0)
        .returns(floats("h", "w"))
        .cases(Conv2dSamePadding::cases)
        .reference(Conv2dSamePadding::reference)
        .misconceptions("extra_bottom", "both_sides", "none", "floor_both", "edge", "ones", "flip")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    Tensor x = Tensor.matrix(new double[][] {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}});
    Tensor k = Tensor.matrix(new double[][] {{0, 1}, {2, 3}});
    int h = draw.integer(5, 7);
    int w = draw.integerExcept(6, 8, h);
    return List.of(
        Case.example("example", "X", x, "K", k),
        Case.of("odd", "X", draw.normal(h, w), "K", draw.normal(3, 5)),
        Case.of("even", "X", draw.normal(w, h), "K", draw.normal(4, 2)),
        Case.of("mixed", "X", draw.normal(h, w), "K", draw.normal(2, 3)),
        Case.of("square", "X", draw.normal(h, h), "K", draw.normal(3, 3)));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray k = in.get("K");
    int kh = (int) k.getShape().get(0);
    int kw = (int) k.getShape().get(1);
    NDArray x = padded(padded(in.get("X"), 0, kh, slips), 1, kw, slips);
    return Plane.corr2d(x, slips.has("flip") ? k.flip(0, 1) : k);
  }

  /** With rows (axis 0) or columns (axis 1) added for a kernel of length k. */
  private static NDArray padded(NDArray x, int axis, int k, Slips slips) {
    long length = x.getShape().get(axis);
    int[] strips = strips(k - 1, slips);
    List<NDArray> parts = new ArrayList<>(Collections.nCopies(strips[0], strip(x, axis, 0, slips)));
    parts.add(x);
    parts.addAll(Collections.nCopies(strips[1], strip(x, axis, length - 1, slips)));
    return Nd.concat(parts, axis);
  }

  /** How many rows or columns go before and after X; right is {@code extra} in all. */
  private static int[] strips(int extra, Slips slips) {
    if (slips.has("none")) {
      return new int[] {0, 0};
    }
    if (slips.has("both_sides")) {
      return new int[] {extra, extra};
    }
    int floor = extra / 2;
    int before = slips.any("extra_bottom", "floor_both") ? floor : extra - floor;
    return new int[] {before, slips.has("floor_both") ? floor : extra - before};
  }

  /** A row or column to pad with, next to the one at {@code place}. */
  private static NDArray strip(NDArray x, int axis, long place, Slips slips) {
    NDArray nearest = x.get(new NDIndex().addAllDim(axis).addSliceDim(place, place + 1));
    if (slips.has("edge")) {
      return nearest;
    }
    return slips.has("ones") ? nearest.onesLike() : nearest.zerosLike();
  }
}
