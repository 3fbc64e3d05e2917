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
import java.util.Map;

/**
 * Y_ncij = (1/k²) Σ over a, b &lt; k of P_{n, c, i·stride+a, j·stride+b}, P being X (N, C, h, w)
 * with {@code pad} rows and columns of zeros on every side, which count: (N, C,
 * ⌊(h+2·pad−k)/stride⌋+1, …); and the mean of every channel: (N, C).
 *
 * <p>Source: d2l 7.5 pooling and 8.3 network in network.
 */
final class AvgPool2d {

  private AvgPool2d() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "avg_pool2d", 1)
        .parameter("X", floats("N", "C", "h", "w"))
        .parameter("k", integers())
        .parameter("stride", integers())
        .parameter("pad", integers())
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .requires("k", "it is below 1", in -> in.integer("k") >= 1)
        .requires("stride", "it is below 1", in -> in.integer("stride") >= 1)
        .requires("pad", "it is not within 0 and k / 2", Pooling::isPadAllowed)
        .requires("k", "it is larger than X with its padding", Pooling::fits)
        .returns("Y", floats("N", "C", "(h+2*pad-k)//stride+1", "(w+2*pad-k)//stride+1"))
        .alsoFunction("global_avg_pool", "X")
        .returns(floats("N", "C"))
        .cases(AvgPool2d::cases)
        .reference(AvgPool2d::reference)
        .misconceptions("exclude_pad", "sum", "max", "global_all", "divide_k")
        .forbids("torch.nn", ".avg_pool2d", ".adaptive_avg_pool2d")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    Tensor x = Tensor.vector(0, 1, 2, 3, 4, 5, 6, 7, 8).reshape(1, 1, 3, 3);
    int h = draw.integer(4, 6);
    // Only where the mean is far from zero do the zeros of the padding show.
    Tensor positive = draw.uniform(0.5, 2.5, 2, 3, h, 7);
    return List.of(
        Case.example("example", "X", x, "k", 2, "stride", 1, "pad", 0),
        Case.of("padded", "X", positive, "k", 3, "stride", 2, "pad", 1),
        Case.of("uneven", "X", draw.normal(3, 2, h, 8), "k", 3, "stride", 2, "pad", 0),
        Case.of("square", "X", draw.normal(3, 3, h, h), "k", 2, "stride", 2, "pad", 0),
        Case.of("gaps", "X", draw.uniform(-2, -1, 1, 4, 8, h), "k", 2, "stride", 3, "pad", 1));
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray perChannel = Pool.globalAvgPool2d(x);
    return Map.of(
        "Y",
        pooled(x, in, slips),
        "global_avg_pool",
        slips.has("global_all") ? perChannel.mean(new int[] {1}) : perChannel);
  }

  private static NDArray pooled(NDArray x, Inputs in, Slips slips) {
    int k = in.integer("k");
    Shape window = new Shape(k, k);
    Shape steps = new Shape(in.integer("stride"), in.integer("stride"));
    Shape none = new Shape(0, 0);
    NDArray padded = padded(x, in.integer("pad"));
    if (slips.has("max")) {
      return Pool.maxPool2d(padded, window, steps, none, false);
    }
    NDArray mean = Pool.avgPool2d(padded, window, steps, none, false, true);
    if (slips.has("exclude_pad")) {
      NDArray inside = padded(x.onesLike(), in.integer("pad"));
      return mean.div(Pool.avgPool2d(inside, window, steps, none, false, true));
    }
    if (slips.has("sum")) {
      return mean.mul(k * k);
    }
    return slips.has("divide_k") ? mean.mul(k) : mean;
  }

  /** DJL's own padding would do, but what is counted shows better here. */
  private static NDArray padded(NDArray x, int pad) {
    return Nd.pad2d(x, 0, pad, pad, pad, pad);
  }
}
