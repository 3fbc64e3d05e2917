package dev.touchstone.reference.convolution;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
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
 * Y_ncij = max over a, b &lt; k of P_{n, c, i·stride+a, j·stride+b}, P being X (N, C, h, w) with
 * {@code pad} rows and columns of −∞ on every side; (N, C, ⌊(h+2·pad−k)/stride⌋+1, …).
 *
 * <p>Source: d2l 7.5 pooling; its example gives 4 5 7 8.
 */
final class MaxPool2d {

  private MaxPool2d() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "max_pool2d", 1)
        .parameter("X", floats("N", "C", "h", "w"))
        .parameter("k", integers())
        .parameter("stride", integers())
        .parameter("pad", integers())
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .requires("k", "it is below 1", in -> in.integer("k") >= 1)
        .requires("stride", "it is below 1", in -> in.integer("stride") >= 1)
        .requires("pad", "it is not within 0 and k / 2", Pooling::isPadAllowed)
        .requires("k", "it is larger than X with its padding", Pooling::fits)
        .returns(floats("N", "C", "(h+2*pad-k)//stride+1", "(w+2*pad-k)//stride+1"))
        .cases(MaxPool2d::cases)
        .reference(MaxPool2d::reference)
        .misconceptions("zero_padding", "avg", "stride_k", "over_channels", "min", "abs", "ceil")
        .forbids("torch.nn", "torch.max_pool2d", ".max_pool2d")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    Tensor x = Tensor.vector(0, 1, 2, 3, 4, 5, 6, 7, 8).reshape(1, 1, 3, 3);
    int half = draw.integer(3, 4);
    Tensor negative = draw.uniform(-3, -0.5, 2, 2, draw.integer(4, 6), 7);
    return List.of(
        Case.example("example", "X", x, "k", 2, "stride", 1, "pad", 0),
        Case.of("negative", "X", negative, "k", 3, "stride", 2, "pad", 1),
        // A window of 3 and steps of 2 leave a row and a column over where the sizes are even.
        Case.of("uneven", "X", draw.normal(2, 3, 2 * half, 10), "k", 3, "stride", 2, "pad", 0),
        Case.of("square", "X", draw.normal(3, 3, 6, 6), "k", 2, "stride", 3, "pad", 1),
        Case.of("overlapping", "X", draw.normal(1, 4, half, 5), "k", 3, "stride", 1, "pad", 1));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    int k = in.integer("k");
    int stride = slips.has("stride_k") ? k : in.integer("stride");
    int pad = in.integer("pad");
    if (slips.has("abs")) {
      x = x.abs();
    } else if (slips.has("min")) {
      x = x.neg();
    } else if (slips.has("over_channels")) {
      x = x.max(new int[] {1}, true);
    }
    Shape window = new Shape(k, k);
    Shape steps = new Shape(stride, stride);
    Shape none = new Shape(0, 0);
    NDArray padded = padded(x, k, stride, pad, slips);
    if (slips.has("avg")) {
      return Pool.avgPool2d(padded, window, steps, none, false, true);
    }
    NDArray y = Pool.maxPool2d(padded, window, steps, none, false);
    return slips.has("min") ? y.neg() : y;
  }

  private static NDArray padded(NDArray x, int k, int stride, int pad, Slips slips) {
    double value = slips.any("zero_padding", "avg") ? 0 : Double.NEGATIVE_INFINITY;
    int bottom = pad;
    int right = pad;
    if (slips.has("ceil")) {
      bottom += Windows.missing((int) x.getShape().get(2), k, pad, stride);
      right += Windows.missing((int) x.getShape().get(3), k, pad, stride);
    }
    return Nd.pad2d(x, value, pad, bottom, pad, right);
  }
}
