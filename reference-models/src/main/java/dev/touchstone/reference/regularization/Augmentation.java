package dev.touchstone.reference.regularization;

import static dev.touchstone.reference.ArrayType.flags;
import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * An image (H, W, 3) of values in 0…1, flipped left to right if asked for, cut to the h rows from
 * top and the w columns from left, multiplied by the brightness and clipped to 0…1; (h, w, 3).
 *
 * <p>Source: d2l 14.1 image augmentation. What is drawn at random there is an input here.
 */
final class Augmentation {

  private Augmentation() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.REGULARIZATION, "augmentation", 1)
        .function("augment")
        .parameter("img", floats("H", "W", "3"))
        .parameter("flip", flags())
        .parameter("top", integers())
        .parameter("left", integers())
        .parameter("h", integers())
        .parameter("w", integers())
        .parameter("brightness", floats())
        .requires("img", "its values must be from 0 to 1", in -> isImage(in.tensor("img")))
        .requires("top", "the rows leave the image", in -> fits(in, "top", "h", 0))
        .requires("left", "the columns leave the image", in -> fits(in, "left", "w", 1))
        .returns(floats("h", "w", "3"))
        .cases(Augmentation::cases)
        .reference(Augmentation::reference)
        .misconceptions(
            "vertical",
            "crop_before_flip",
            "top_left_swapped",
            "size_as_end",
            "additive",
            "no_clip")
        .build();
  }

  private static boolean isImage(Tensor img) {
    return Arrays.stream(img.data()).allMatch(value -> value >= 0 && value <= 1);
  }

  private static boolean fits(Inputs in, String start, String size, int axis) {
    int first = in.integer(start);
    int count = in.integer(size);
    return first >= 0 && count > 0 && first + count <= in.tensor("img").shape().get(axis);
  }

  private static List<Case> cases(Draw draw) {
    int square = draw.integer(12, 13);
    return List.of(
        image("example", grey(), true, new int[] {0, 1, 2, 2}, 2),
        cropped(draw, "brighter", draw.integer(7, 9), 12, true, draw.number(1.3, 1.5)),
        cropped(draw, "darker", draw.integer(7, 9), 13, true, draw.number(0.5, 0.7)),
        cropped(draw, "no_flip", 8, draw.integer(12, 13), false, draw.number(1.2, 1.4)),
        cropped(draw, "square", square, square, true, draw.number(0.7, 0.9)),
        image(
            "whole",
            draw.uniform(0, 1, 3, 4, 3),
            true,
            new int[] {0, 0, 3, 4},
            draw.number(0.6, 0.9)));
  }

  /** A grey picture: all three channels are equal. */
  private static Tensor grey() {
    double[] data = new double[2 * 3 * 3];
    for (int i = 0; i < data.length; i++) {
      data[i] = (i / 3 + 1) / 10.0;
    }
    return Tensor.vector(data).reshape(2, 3, 3);
  }

  /** The crop lies left of the middle, so that it matters when the image is flipped. */
  private static Case cropped(
      Draw draw, String name, int height, int width, boolean flip, double brightness) {
    int[] crop = {draw.integer(0, 1), draw.integer(2, 3), draw.integer(3, 4), 4};
    return image(name, draw.uniform(0, 1, height, width, 3), flip, crop, brightness);
  }

  /**
   * @param crop top, left, height and width
   */
  private static Case image(String name, Tensor img, boolean flip, int[] crop, double brightness) {
    Object[] inputs = {
      "img",
      img,
      "flip",
      flip,
      "top",
      crop[0],
      "left",
      crop[1],
      "h",
      crop[2],
      "w",
      crop[3],
      "brightness",
      brightness
    };
    return name.equals("example") ? Case.example(name, inputs) : Case.of(name, inputs);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray img = in.get("img");
    NDArray framed =
        slips.has("crop_before_flip")
            ? flipped(cropped(img, in, slips), in, slips)
            : cropped(flipped(img, in, slips), in, slips);
    double brightness = in.number("brightness");
    NDArray lit = slips.has("additive") ? framed.add(brightness) : framed.mul(brightness);
    return slips.has("no_clip") ? lit : lit.clip(0, 1);
  }

  private static NDArray flipped(NDArray img, Inputs in, Slips slips) {
    return in.flag("flip") ? img.flip(slips.has("vertical") ? 0 : 1) : img;
  }

  /** Slices end with the image, as they do in Python. */
  private static NDArray cropped(NDArray img, Inputs in, Slips slips) {
    boolean swapped = slips.has("top_left_swapped");
    int top = in.integer(swapped ? "left" : "top");
    int left = in.integer(swapped ? "top" : "left");
    int bottom = in.integer("h") + (slips.has("size_as_end") ? 0 : top);
    int right = in.integer("w") + (slips.has("size_as_end") ? 0 : left);
    return img.get(
        new NDIndex(
            "{}:{}, {}:{}",
            top,
            Math.min(bottom, img.getShape().get(0)),
            left,
            Math.min(right, img.getShape().get(1))));
  }
}
