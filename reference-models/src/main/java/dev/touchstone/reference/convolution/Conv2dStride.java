package dev.touchstone.reference.convolution;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Y_ij = Σ_ab K_ab P_{i·sh+a, j·sw+b}, P being X (h, w) with ph rows of zeros above and below and
 * pw columns left and right, for K (kh, kw); (⌊(h+2ph−kh)/sh⌋+1, ⌊(w+2pw−kw)/sw⌋+1).
 *
 * <p>Source: d2l 7.3 stride; its example gives 0 8 6 8.
 */
final class Conv2dStride {

  private Conv2dStride() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "conv2d_stride", 1)
        .function("conv2d")
        .parameter("X", floats("h", "w"))
        .parameter("K", floats("kh", "kw"))
        .parameter("stride", integers("2").asTuple())
        .parameter("pad", integers("2").asTuple())
        .requires("K", "it is empty", in -> in.tensor("K").size() > 0)
        .requires("stride", "it holds a number below 1", in -> least(in, "stride") >= 1)
        .requires("pad", "it holds a negative number", in -> least(in, "pad") >= 0)
        .requires("K", "it is larger than X with its padding", Conv2dStride::fits)
        .returns(floats("(h+2ph-kh)//sh+1", "(w+2pw-kw)//sw+1"))
        .cases(Conv2dStride::cases)
        .reference(Conv2dStride::reference)
        .misconceptions(
            "strides_swapped",
            "stride_ignored_w",
            "pad_total",
            "no_pad",
            "ceil",
            "subsample_kernel",
            "flip")
        .forbids("torch.nn", "torch.conv2d", ".conv2d")
        .build();
  }

  private static int least(Inputs in, String pair) {
    return Arrays.stream(in.ints(pair)).min().orElseThrow();
  }

  private static boolean fits(Inputs in) {
    List<Integer> x = in.tensor("X").shape();
    List<Integer> k = in.tensor("K").shape();
    int[] pad = in.ints("pad");
    return Windows.count(x.get(0), k.get(0), pad[0], 1) >= 1
        && Windows.count(x.get(1), k.get(1), pad[1], 1) >= 1;
  }

  private static List<Case> cases(Draw draw) {
    Tensor x = Tensor.matrix(new double[][] {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}});
    Tensor k = Tensor.matrix(new double[][] {{0, 1}, {2, 3}});
    // Steps of 2 and 3 come to no end here: the ways they go are odd, and no multiple of 3.
    Tensor uneven = draw.normal(2 * draw.integer(3, 4), draw.flip() ? 5 : 7);
    Tensor tall = draw.normal(7, draw.integer(4, 6));
    return List.of(
        sized("example", x, k, 3, 2, 1, 1),
        sized("uneven", uneven, draw.normal(3, 2), 2, 3, 2, 1),
        sized("square", draw.normal(4, 4), draw.normal(3, 3), 2, 3, 1, 1),
        sized("unpadded", draw.normal(draw.integer(4, 6), 6), draw.normal(2, 3), 1, 2, 0, 0),
        sized("one_axis_padded", tall, draw.normal(2, 3), 3, 1, 0, 2));
  }

  private static Case sized(String name, Tensor x, Tensor k, int sh, int sw, int ph, int pw) {
    Object[] inputs = {"X", x, "K", k, "stride", new int[] {sh, sw}, "pad", new int[] {ph, pw}};
    return name.equals("example") ? Case.example(name, inputs) : Case.of(name, inputs);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    int[] given = in.ints("stride");
    int sh = given[slips.has("strides_swapped") ? 1 : 0];
    int sw = given[slips.any("strides_swapped", "stride_ignored_w") ? 0 : 1];
    NDArray x = in.get("X");
    NDArray k = slips.has("flip") ? in.get("K").flip(0, 1) : in.get("K");
    int[] pad = in.ints("pad");
    int[] rows = borders(x.getShape().get(0), k.getShape().get(0), pad[0], sh, slips);
    int[] columns = borders(x.getShape().get(1), k.getShape().get(1), pad[1], sw, slips);
    NDArray padded = Nd.pad2d(x, 0, rows[0], rows[1], columns[0], columns[1]);
    Shape stride = new Shape(sh, sw);
    Shape one = new Shape(1, 1);
    return slips.has("subsample_kernel")
        ? Plane.corr2d(padded, k, one, stride)
        : Plane.corr2d(padded, k, stride, one);
  }

  /** How many zeros go before and after along an axis of length n. */
  private static int[] borders(long n, long k, int pad, int stride, Slips slips) {
    if (slips.has("no_pad")) {
      return new int[] {0, 0};
    }
    if (slips.has("pad_total")) {
      return new int[] {pad - pad / 2, pad / 2};
    }
    int further = slips.has("ceil") ? Windows.missing((int) n, (int) k, pad, stride) : 0;
    return new int[] {pad, pad + further};
  }
}
