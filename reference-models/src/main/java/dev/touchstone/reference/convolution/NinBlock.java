package dev.touchstone.reference.convolution;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
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
 * A k×k convolution and two 1×1 ones, stride 1, no padding, no biases, a ReLU after each, then the
 * mean of every channel as its class' logit: X (N, Ci, h, w), W1 (C1, Ci, k, k), W2 (C2, C1, 1, 1),
 * W3 (K, C2, 1, 1); (N, K).
 *
 * <p>Source: Lin et al. 2014; d2l 8.3.
 */
final class NinBlock {

  private NinBlock() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "nin_block", 1)
        .function("nin")
        .parameter("X", floats("N", "Ci", "h", "w"))
        .parameter("W1", floats("C1", "Ci", "k", "k"))
        .parameter("W2", floats("C2", "C1", "1", "1"))
        .parameter("W3", floats("K", "C2", "1", "1"))
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .requires("W1", "it is empty", in -> in.tensor("W1").size() > 0)
        .requires("W1", "its kernels are larger than X", NinBlock::fits)
        .requires("W2", "it is empty", in -> in.tensor("W2").size() > 0)
        .requires("W3", "it is empty", in -> in.tensor("W3").size() > 0)
        .returns(floats("N", "K"))
        .cases(NinBlock::cases)
        .reference(NinBlock::reference)
        .misconceptions("max_head", "no_relu_1x1", "one_1x1", "sum_head", "softmax_head")
        .build();
  }

  private static boolean fits(Inputs in) {
    List<Integer> x = in.tensor("X").shape();
    int k = in.tensor("W1").shape().get(2);
    return k <= x.get(2) && k <= x.get(3);
  }

  private static List<Case> cases(Draw draw) {
    int h = draw.integer(5, 6);
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.vector(0, 1, 2, 3, 4, 5, 6, 7, 8).reshape(1, 1, 3, 3),
            "W1",
            Tensor.vector(0, 1, 2, 3).reshape(1, 1, 2, 2),
            "W2",
            Tensor.vector(1, -1).reshape(2, 1, 1, 1),
            "W3",
            Tensor.vector(1, 1, 0.5, -1).reshape(2, 2, 1, 1)),
        sized(draw, "rectangular", draw.normal(2, 3, h, 7), 3, new int[] {4, 5, 3}),
        sized(draw, "square", draw.normal(4, 4, h, h), 3, new int[] {4, 4, 4}),
        sized(draw, "one_sample", draw.normal(1, 2, 4, h), 2, new int[] {5, 4, 6}),
        sized(draw, "one_pixel", draw.normal(2, 2, 3, 3), 3, new int[] {4, 3, 5}));
  }

  private static Case sized(Draw draw, String name, Tensor x, int k, int[] channels) {
    return Case.of(
        name,
        "X",
        x,
        "W1",
        draw.normal(channels[0], x.shape().get(1), k, k),
        "W2",
        draw.normal(channels[1], channels[0], 1, 1),
        "W3",
        draw.normal(channels[2], channels[1], 1, 1));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray y = Nd.relu(Nd.conv2d(in.get("X"), in.get("W1"), 1, 1, 0, 0));
    y = perPixel(y, in.get("W2"), slips);
    if (!slips.has("one_1x1")) {
      y = perPixel(y, in.get("W3"), slips);
    }
    if (slips.has("max_head")) {
      return Pool.globalMaxPool2d(y);
    }
    if (slips.has("sum_head")) {
      return y.sum(new int[] {2, 3});
    }
    NDArray logits = Pool.globalAvgPool2d(y);
    return slips.has("softmax_head") ? logits.softmax(1) : logits;
  }

  private static NDArray perPixel(NDArray x, NDArray w, Slips slips) {
    NDArray y = Nd.conv2d(x, w, 1, 1, 0, 0);
    return slips.has("no_relu_1x1") ? y : Nd.relu(y);
  }
}
