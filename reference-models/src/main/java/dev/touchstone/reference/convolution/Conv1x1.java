package dev.touchstone.reference.convolution;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;

/**
 * Y_oij = Σ_c W_oc X_cij, for X (Ci, h, w) and W (Co, Ci); (Co, h, w).
 *
 * <p>Source: d2l 7.4, the 1×1 convolution as a fully connected layer at every pixel.
 */
final class Conv1x1 {

  private Conv1x1() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "conv1x1", 1)
        .parameter("X", floats("Ci", "h", "w"))
        .parameter("W", floats("Co", "Ci"))
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .requires("W", "it is empty", in -> in.tensor("W").size() > 0)
        .returns(floats("Co", "h", "w"))
        .cases(Conv1x1::cases)
        .reference(Conv1x1::reference)
        .misconceptions("w_transposed", "reshape_order", "spatial_sum", "elementwise", "hw_swapped")
        .forbids("torch.nn", "torch.conv2d", ".conv2d")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int h = draw.integer(3, 5);
    int w = draw.integerExcept(2, 6, h);
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.vector(1, 2, 3, 4, 0, 1, 1, 0).reshape(2, 2, 2),
            "W",
            Tensor.matrix(new double[][] {{1, 2}, {0, -1}, {1, 1}})),
        Case.of("fewer_channels", "X", draw.normal(4, h, w), "W", draw.normal(2, 4)),
        Case.of("more_channels", "X", draw.normal(2, w, h), "W", draw.normal(5, 2)),
        Case.of("same_channels", "X", draw.normal(3, h, w), "W", draw.normal(3, 3)),
        Case.of("square", "X", draw.normal(h, h, h), "W", draw.normal(h, h)));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    Shape image = x.getShape().slice(1);
    NDArray w = weights(in.get("W"), slips);
    NDArray y = w.matMul(x.reshape(x.getShape().get(0), -1));
    Shape shape = new Shape(w.getShape().get(0)).addAll(image);
    if (slips.has("reshape_order")) {
      return y.transpose().reshape(shape);
    }
    if (slips.has("spatial_sum")) {
      return y.sum(new int[] {1}, true).broadcast(y.getShape()).reshape(shape);
    }
    return slips.has("hw_swapped") ? y.reshape(shape).swapAxes(1, 2) : y.reshape(shape);
  }

  private static NDArray weights(NDArray w, Slips slips) {
    if (slips.has("w_transposed")) {
      return w.transpose();
    }
    if (!slips.has("elementwise")) {
      return w;
    }
    int co = (int) w.getShape().get(0);
    int ci = (int) w.getShape().get(1);
    if (co > ci) {
      throw new IllegalArgumentException("output channel " + ci + " has no input channel");
    }
    return w.mul(w.getManager().eye(co, ci, 0, DataType.FLOAT64));
  }
}
