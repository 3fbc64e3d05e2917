package dev.touchstone.reference.detection;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.indices;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
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
import java.util.stream.IntStream;

/**
 * loss = the mean over all pixels of −log softmax_c(o)_y, acc = the share of pixels whose largest
 * logit is that of y, for logits o (N, C, H, W) and classes y (N, H, W); two numbers.
 *
 * <p>Source: d2l 14.11 fully convolutional networks.
 */
final class PixelCrossEntropy {

  private PixelCrossEntropy() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DETECTION, "pixel_cross_entropy", 1)
        .function("pixel_ce")
        .parameter("o", floats("N", "C", "H", "W"))
        .parameter("y", indices("C", "N", "H", "W"))
        .requires("o", "it is empty", in -> in.tensor("o").size() > 0)
        .returnsDict("loss", floats(), "acc", floats())
        .cases(PixelCrossEntropy::cases)
        .reference(PixelCrossEntropy::reference)
        .misconceptions("last_axis", "batch_mean", "argmax_last", "image_exact", "softmax_all")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "o",
            Tensor.vector(2, 0, 0, 1).reshape(1, 2, 1, 2),
            "y",
            Tensor.integers(0, 0).reshape(1, 1, 2)),
        sized(draw, "cube", 2, 4, 4, 4),
        sized(draw, "small_cube", draw.integer(3, 5), 3, 3, 3),
        sized(draw, "rectangular", 2, 3, draw.integer(4, 5), 6),
        sized(draw, "one_image", 1, 5, 3, draw.integer(2, 4)));
  }

  /** The first image's pixels are all recognised, of the others about half. */
  private static Case sized(Draw draw, String name, int n, int c, int h, int w) {
    int pixels = h * w;
    int[] y = IntStream.range(0, n * pixels).map(pixel -> draw.integer(0, c - 1)).toArray();
    double[] o = draw.uniform(-1.5, 1.5, n, c, h, w).data().clone();
    for (int pixel = 0; pixel < y.length; pixel++) {
      int image = pixel / pixels;
      o[(image * c + y[pixel]) * pixels + pixel % pixels] += image == 0 && n > 1 ? 3.1 : 1;
    }
    return Case.of(
        name, "o", Tensor.vector(o).reshape(n, c, h, w), "y", Tensor.integers(y).reshape(n, h, w));
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray o = in.get("o");
    NDArray y = in.get("y");
    long images = o.getShape().get(0);
    NDArray losses = Nd.pick(logSoftmax(o, slips).transpose(0, 2, 3, 1), y).neg();
    NDArray right =
        o.argMax(slips.has("argmax_last") ? 3 : 1).eq(y).toType(DataType.FLOAT64, false);
    if (slips.has("image_exact")) {
      right = right.reshape(images, -1).min(new int[] {1});
    }
    return Map.of(
        "loss",
        slips.has("batch_mean") ? losses.sum().div(images) : losses.mean(),
        "acc",
        right.mean());
  }

  private static NDArray logSoftmax(NDArray o, Slips slips) {
    if (slips.has("softmax_all")) {
      return o.flatten().logSoftmax(0).reshape(o.getShape());
    }
    return o.logSoftmax(slips.has("last_axis") ? 3 : 1);
  }
}
