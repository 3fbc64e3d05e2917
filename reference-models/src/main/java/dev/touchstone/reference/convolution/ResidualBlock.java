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
 * ReLU(W2 ⋆ ReLU(W1 ⋆ X) + shortcut), the shortcut being X or W3 ⋆ X, for X (N, Ci, h, w), W1 (Co,
 * Ci, 3, 3) with the stride and padding 1, W2 (Co, Co, 3, 3) with padding 1, W3 (Co, Ci, 1, 1) with
 * the stride; (N, Co, ⌈h/stride⌉, ⌈w/stride⌉). No biases, no batch normalisation.
 *
 * <p>Source: He et al. 2016; d2l 8.6.
 */
final class ResidualBlock {

  private ResidualBlock() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "residual_block", 1)
        .parameter("X", floats("N", "Ci", "h", "w"))
        .parameter("W1", floats("Co", "Ci", "3", "3"))
        .parameter("W2", floats("Co", "Co", "3", "3"))
        .optional("W3", floats("Co", "Ci", "1", "1"))
        .parameter("stride", integers(), 1)
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .requires("W1", "it is empty", in -> in.tensor("W1").size() > 0)
        .requires("stride", "it is below 1", in -> in.integer("stride") >= 1)
        .requires("W3", "it is missing, but X cannot be added as it is", ResidualBlock::canAdd)
        .returns(floats("N", "Co", "(h-1)//stride+1", "(w-1)//stride+1"))
        .cases(ResidualBlock::cases)
        .reference(ResidualBlock::reference)
        .misconceptions(
            "no_shortcut",
            "relu_before_add",
            "no_final_relu",
            "no_inner_relu",
            "multiply",
            "relu_shortcut")
        .build();
  }

  private static boolean canAdd(Inputs in) {
    List<Integer> w1 = in.tensor("W1").shape();
    return in.has("W3") || (w1.get(0).equals(w1.get(1)) && in.integer("stride") == 1);
  }

  private static List<Case> cases(Draw draw) {
    int h = draw.integer(4, 6);
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.vector(1, -2, 3, -4).reshape(1, 1, 2, 2),
            "W1",
            Tensor.vector(0, 0, 0, 0, 1, 0, 0, 0, 0).reshape(1, 1, 3, 3),
            "W2",
            Tensor.vector(0, 0, 0, 1, 2, 0, 0, 0, 0).reshape(1, 1, 3, 3),
            "stride",
            1),
        identity(draw, "identity", draw.normal(2, 3, h, 7)),
        identity(draw, "negative", draw.uniform(-2, -0.2, 1, 4, 3, h)),
        projected(draw, "projection", draw.normal(2, 2, h, 3), 4, 1),
        projected(draw, "halving", draw.normal(2, 3, 6, 7), 2, 2),
        projected(draw, "square", draw.normal(3, 3, h, h), 3, 1));
  }

  private static Case identity(Draw draw, String name, Tensor x) {
    int c = x.shape().get(1);
    return Case.of(name, "X", x, "W1", kernels(draw, c, c), "W2", kernels(draw, c, c), "stride", 1);
  }

  private static Case projected(Draw draw, String name, Tensor x, int co, int stride) {
    int ci = x.shape().get(1);
    return Case.of(
        name,
        "X",
        x,
        "W1",
        kernels(draw, co, ci),
        "W2",
        kernels(draw, co, co),
        "W3",
        draw.normal(co, ci, 1, 1),
        "stride",
        stride);
  }

  private static Tensor kernels(Draw draw, int co, int ci) {
    return draw.uniform(-0.6, 0.6, co, ci, 3, 3);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    int stride = in.integer("stride");
    NDArray first = Nd.conv2d(x, in.get("W1"), stride, stride, 1, 1);
    NDArray inner = slips.has("no_inner_relu") ? first : Nd.relu(first);
    NDArray residual = Nd.conv2d(inner, in.get("W2"), 1, 1, 1, 1);
    NDArray shortcut = in.has("W3") ? Nd.conv2d(x, in.get("W3"), stride, stride, 0, 0) : x;
    if (slips.has("no_shortcut")) {
      return Nd.relu(residual);
    }
    if (slips.has("relu_before_add")) {
      return Nd.relu(residual).add(shortcut);
    }
    if (slips.has("relu_shortcut")) {
      shortcut = Nd.relu(shortcut);
    }
    NDArray sum = slips.has("multiply") ? residual.mul(shortcut) : residual.add(shortcut);
    return slips.has("no_final_relu") ? sum : Nd.relu(sum);
  }
}
