package dev.touchstone.reference.convolution;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
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
 * y_i = Σ_a w_a x_{i·stride+a}, for x (n,) and w (k,); (⌊(n−k)/stride⌋+1,).
 *
 * <p>Source: d2l 16.3 one-dimensional convolutions; its example gives 2 5 8 11 14 17.
 */
final class Corr1d {

  private Corr1d() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "corr1d", 1)
        .parameter("x", floats("n"))
        .parameter("w", floats("k"))
        .parameter("stride", integers(), 1)
        .requires("w", "it is empty", in -> in.tensor("w").size() > 0)
        .requires("w", "it is longer than x", Corr1d::fits)
        .requires("stride", "it is below 1", in -> in.integer("stride") >= 1)
        .returns(floats("(n-k)//stride+1"))
        .cases(Corr1d::cases)
        .reference(Corr1d::reference)
        .misconceptions("convolve", "full", "same", "stride_ignored", "non_overlap")
        .forbids("torch.nn", "torch.conv1d", ".conv1d", "numpy.correlate")
        .build();
  }

  private static boolean fits(Inputs in) {
    return in.tensor("w").size() <= in.tensor("x").size();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "x",
            Tensor.vector(0, 1, 2, 3, 4, 5, 6),
            "w",
            Tensor.vector(1, 2),
            "stride",
            1),
        Case.of("odd", "x", draw.normal(draw.integer(7, 10)), "w", draw.normal(3), "stride", 1),
        Case.of("even", "x", draw.normal(draw.integer(9, 12)), "w", draw.normal(4), "stride", 2),
        Case.of("gaps", "x", draw.normal(draw.integer(10, 13)), "w", draw.normal(2), "stride", 3),
        whole(draw, draw.integer(4, 6)));
  }

  private static Case whole(Draw draw, int n) {
    return Case.of("whole", "x", draw.normal(n), "w", draw.normal(n), "stride", 1);
  }

  /** One row of pixels is what a 2-D convolution makes a 1-D one of. */
  private static NDArray reference(Inputs in, Slips slips) {
    NDArray w = in.get("w").reshape(1, 1, 1, -1);
    int k = (int) w.size();
    int left = 0;
    int right = 0;
    if (slips.has("full")) {
      left = k - 1;
      right = k - 1;
    } else if (slips.has("same")) {
      left = k / 2;
      right = k - 1 - left;
    }
    NDArray x = Nd.pad2d(in.get("x").reshape(1, 1, 1, -1), 0, 0, 0, left, right);
    int stride = slips.has("stride_ignored") ? 1 : in.integer("stride");
    return Nd.conv2d(
            x,
            slips.has("convolve") ? w.flip(3) : w,
            1,
            slips.has("non_overlap") ? k : stride,
            0,
            0)
        .reshape(-1);
  }
}
