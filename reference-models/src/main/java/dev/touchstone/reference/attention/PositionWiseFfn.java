package dev.touchstone.reference.attention;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
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
 * ReLU(x W1 + b1) W2 + b2 at every position x of X (B, n, d), with W1 (d, h), b1 (h,), W2 (h, d),
 * b2 (d,); (B, n, d).
 *
 * <p>Source: Vaswani et al. 2017, equation 2; d2l 11.7.
 */
final class PositionWiseFfn {

  private PositionWiseFfn() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.ATTENTION, "position_wise_ffn", 1)
        .function("ffn")
        .parameter("X", floats("B", "n", "d"))
        .parameter("W1", floats("d", "h"))
        .parameter("b1", floats("h"))
        .parameter("W2", floats("h", "d"))
        .parameter("b2", floats("d"))
        .returns(floats("B", "n", "d"))
        .cases(PositionWiseFfn::cases)
        .reference(PositionWiseFfn::reference)
        .misconceptions("no_relu", "relu_out", "residual", "gelu", "flatten")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int same = draw.integer(3, 4);
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.vector(1, 2, -1, 1).reshape(1, 2, 2),
            "W1",
            Tensor.matrix(new double[][] {{1, -1}, {1, 0}}),
            "b1",
            Tensor.vector(0, 0),
            "W2",
            Tensor.matrix(new double[][] {{1, 0}, {1, 2}}),
            "b2",
            Tensor.vector(0, -1)),
        sized(draw, "rectangular", 2, draw.integer(3, 4), 5, draw.integer(6, 8)),
        sized(draw, "narrow", 3, draw.integer(4, 5), 6, 2),
        sized(draw, "square", same, same, same, same),
        sized(draw, "single_position", draw.integer(2, 4), 1, 3, 5));
  }

  private static Case sized(Draw draw, String name, int b, int n, int d, int h) {
    return Case.of(
        name,
        "X",
        draw.normal(b, n, d),
        "W1",
        draw.normal(d, h),
        "b1",
        draw.normal(h),
        "W2",
        draw.normal(h, d),
        "b2",
        draw.normal(d));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    if (slips.has("flatten")) {
      x = x.mean(new int[] {1}, true).broadcast(x.getShape());
    }
    NDArray hidden = activation(x.matMul(in.get("W1")).add(in.get("b1")), slips);
    NDArray out = hidden.matMul(in.get("W2")).add(in.get("b2"));
    if (slips.has("relu_out")) {
      return Nd.relu(out);
    }
    return slips.has("residual") ? out.add(x) : out;
  }

  private static NDArray activation(NDArray x, Slips slips) {
    if (slips.has("no_relu")) {
      return x;
    }
    return slips.has("gelu") ? Activation.gelu(x) : Nd.relu(x);
  }
}
