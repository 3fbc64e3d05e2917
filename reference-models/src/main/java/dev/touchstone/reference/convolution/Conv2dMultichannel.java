package dev.touchstone.reference.convolution;

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
 * Y_no = b_o + Σ_c corr2d(X_nc, W_oc) on X (N, Ci, h, w) padded by zeros on every side, for W (Co,
 * Ci, kh, kw) and b (Co,); (N, Co, ⌊(h+2·pad−kh)/stride⌋+1, ⌊(w+2·pad−kw)/stride⌋+1).
 *
 * <p>Source: d2l 7.4 multiple input and output channels; its example gives 56 72 104 120.
 */
final class Conv2dMultichannel {

  private Conv2dMultichannel() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "conv2d_multichannel", 1)
        .function("conv2d_forward")
        .parameter("X", floats("N", "Ci", "h", "w"))
        .parameter("W", floats("Co", "Ci", "kh", "kw"))
        .parameter("b", floats("Co"))
        .parameter("stride", integers())
        .parameter("pad", integers())
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .requires("W", "it is empty", in -> in.tensor("W").size() > 0)
        .requires("stride", "it is below 1", in -> in.integer("stride") >= 1)
        .requires("pad", "it is negative", in -> in.integer("pad") >= 0)
        .requires("W", "its kernels are larger than X with its padding", Conv2dMultichannel::fits)
        .returns(floats("N", "Co", "(h+2*pad-kh)//stride+1", "(w+2*pad-kw)//stride+1"))
        .cases(Conv2dMultichannel::cases)
        .reference(Conv2dMultichannel::reference)
        .misconceptions(
            "no_channel_sum",
            "mean_channels",
            "weights_swapped",
            "flip",
            "bias_per_input",
            "no_bias",
            "depthwise",
            "nhwc")
        .forbids("torch.nn", "torch.conv2d", ".conv2d")
        .build();
  }

  private static boolean fits(Inputs in) {
    List<Integer> x = in.tensor("X").shape();
    List<Integer> w = in.tensor("W").shape();
    int pad = in.integer("pad");
    return Windows.count(x.get(2), w.get(2), pad, 1) >= 1
        && Windows.count(x.get(3), w.get(3), pad, 1) >= 1;
  }

  private static List<Case> cases(Draw draw) {
    int h = draw.integer(5, 6);
    int w = draw.integerExcept(4, 7, h);
    Tensor x = Tensor.vector(0, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    return List.of(
        Case.example(
            "example",
            "X",
            x.reshape(1, 2, 3, 3),
            "W",
            Tensor.vector(0, 1, 2, 3, 1, 2, 3, 4).reshape(1, 2, 2, 2),
            "b",
            Tensor.vector(0),
            "stride",
            1,
            "pad",
            0),
        sized(draw, "rectangular", draw.normal(2, 4, h, w), draw.normal(2, 4, 2, 3), 1, 0),
        sized(draw, "more_channels", draw.normal(1, 2, w, h), draw.normal(5, 2, 3, 2), 1, 1),
        sized(draw, "square", draw.normal(2, 3, h, h), draw.normal(3, 3, 3, 3), 1, 1),
        sized(draw, "strided", draw.normal(2, 3, 7, 8), draw.normal(3, 3, 3, 3), 2, 0));
  }

  private static Case sized(Draw draw, String name, Tensor x, Tensor w, int stride, int pad) {
    Tensor b = draw.uniform(0.5, 2, w.shape().getFirst());
    return Case.of(name, "X", x, "W", w, "b", b, "stride", stride, "pad", pad);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = slips.has("nhwc") ? asChannelsLast(in.get("X")) : in.get("X");
    NDArray w = weights(in.get("W"), slips);
    NDArray b = in.get("b").reshape(1, -1, 1, 1);
    long ci = x.getShape().get(1);
    if (slips.has("no_channel_sum")) {
      x = x.get(new NDIndex(":, {}:", ci - 1));
      w = w.get(new NDIndex(":, {}:", ci - 1));
    }
    int stride = in.integer("stride");
    int pad = in.integer("pad");
    NDArray y = Nd.conv2d(x, w, stride, stride, pad, pad);
    if (slips.has("no_bias")) {
      return y;
    }
    return (slips.has("mean_channels") ? y.div(ci) : y)
        .add(slips.has("bias_per_input") ? b.mul(ci) : b);
  }

  private static NDArray weights(NDArray w, Slips slips) {
    if (slips.has("flip")) {
      return w.flip(2, 3);
    }
    if (slips.has("weights_swapped")) {
      return w.swapAxes(0, 1);
    }
    if (!slips.has("depthwise")) {
      return w;
    }
    int co = (int) w.getShape().get(0);
    int ci = (int) w.getShape().get(1);
    if (co > ci) {
      throw new IllegalArgumentException("output channel " + ci + " has no input channel");
    }
    return w.mul(w.getManager().eye(co, ci, 0, DataType.FLOAT64).reshape(co, ci, 1, 1));
  }

  /** The same memory read as (N, h, w, Ci), with the channels then brought forward. */
  private static NDArray asChannelsLast(NDArray x) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(2), shape.get(3), shape.get(1)).transpose(0, 3, 1, 2);
  }
}
