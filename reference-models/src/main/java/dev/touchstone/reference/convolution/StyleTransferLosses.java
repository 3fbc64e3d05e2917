package dev.touchstone.reference.convolution;

import static dev.touchstone.reference.ArrayType.floats;

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
import java.util.Map;

/**
 * content = mean((F_x − F_content)²), style = mean((G(F_x) − G(F_style))²) with G = XXᵀ/(C·H·W) for
 * the features as X (C, H·W), and tv = ½(mean|Δ_h img| + mean|Δ_w img|); for features (1, C, H, W)
 * and an image (1, D, h, w), three numbers.
 *
 * <p>Source: d2l 14.12 neural style transfer, without the weights of the three losses.
 */
final class StyleTransferLosses {

  private StyleTransferLosses() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "style_transfer_losses", 1)
        .function("style_losses")
        .parameter("F_content", floats("1", "C", "H", "W"))
        .parameter("F_x", floats("1", "C", "H", "W"))
        .parameter("F_style", floats("1", "C", "H", "W"))
        .parameter("img", floats("1", "D", "h", "w"))
        .requires("F_x", "it is empty", in -> in.tensor("F_x").size() > 0)
        .requires("img", "it needs two rows and columns", StyleTransferLosses::hasNeighbours)
        .returnsDict("content", floats(), "style", floats(), "tv", floats())
        .cases(StyleTransferLosses::cases)
        .reference(StyleTransferLosses::reference)
        .misconceptions(
            "gram_not_normalised",
            "gram_hw",
            "gram_spatial",
            "style_on_features",
            "tv_squared",
            "tv_one_direction",
            "content_sum")
        .build();
  }

  private static boolean hasNeighbours(Inputs in) {
    List<Integer> shape = in.tensor("img").shape();
    return in.tensor("img").size() > 0 && shape.get(2) > 1 && shape.get(3) > 1;
  }

  private static List<Case> cases(Draw draw) {
    Tensor same = features(draw, 2, 3, 4);
    return List.of(
        Case.example(
            "example",
            "F_content",
            Tensor.vector(1, 2, 0, 1).reshape(1, 2, 1, 2),
            "F_x",
            Tensor.vector(1, 0, 2, 1).reshape(1, 2, 1, 2),
            "F_style",
            Tensor.vector(2, 2, 0, 2).reshape(1, 2, 1, 2),
            "img",
            Tensor.vector(0, 1, 3, 2).reshape(1, 1, 2, 2)),
        sized(draw, "usual", 3, 4, draw.integer(5, 6), draw.uniform(0, 1, 1, 3, 7, 6)),
        sized(draw, "square", 4, 2, 2, draw.uniform(0, 1, 1, 3, 5, 5)),
        sized(draw, "bright", 5, 3, 2, draw.uniform(0, 255, 1, 1, 4, draw.integer(5, 7))),
        Case.of(
            "identical",
            "F_content",
            same,
            "F_x",
            same,
            "F_style",
            same,
            "img",
            draw.uniform(0, 1, 1, 3, 4, 6)));
  }

  private static Case sized(Draw draw, String name, int c, int h, int w, Tensor image) {
    return Case.of(
        name,
        "F_content",
        features(draw, c, h, w),
        "F_x",
        features(draw, c, h, w),
        "F_style",
        features(draw, c, h, w),
        "img",
        image);
  }

  /** Features as behind a ReLU, never negative; their scales differ, so that Gram matrices do. */
  private static Tensor features(Draw draw, int c, int h, int w) {
    return draw.uniform(0, draw.number(2, 4), 1, c, h, w);
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray x = in.get("F_x");
    NDArray style = in.get("F_style");
    NDArray error = x.sub(in.get("F_content")).square();
    NDArray styleError =
        slips.has("style_on_features") ? x.sub(style) : gram(x, slips).sub(gram(style, slips));
    return Map.of(
        "content",
        slips.has("content_sum") ? error.sum() : error.mean(),
        "style",
        styleError.square().mean(),
        "tv",
        totalVariation(in.get("img"), slips));
  }

  /** How much channels go together: (1, C, H, W) to (C, C). */
  private static NDArray gram(NDArray features, Slips slips) {
    Shape shape = features.getShape();
    long channels = shape.get(1);
    long positions = shape.get(2) * shape.get(3);
    NDArray rows = features.reshape(channels, positions);
    NDArray products =
        slips.has("gram_spatial") ? rows.transpose().matMul(rows) : rows.matMul(rows.transpose());
    if (slips.has("gram_not_normalised")) {
      return products;
    }
    return products.div(slips.has("gram_hw") ? positions : channels * positions);
  }

  private static NDArray totalVariation(NDArray image, Slips slips) {
    NDArray down = image.get(":, :, 1:, :").sub(image.get(":, :, :-1, :"));
    NDArray across = image.get(":, :, :, 1:").sub(image.get(":, :, :, :-1"));
    NDArray vertical = roughness(down, slips);
    NDArray both =
        slips.has("tv_one_direction") ? vertical : vertical.add(roughness(across, slips));
    return both.mul(0.5);
  }

  private static NDArray roughness(NDArray differences, Slips slips) {
    return (slips.has("tv_squared") ? differences.square() : differences.abs()).mean();
  }
}
