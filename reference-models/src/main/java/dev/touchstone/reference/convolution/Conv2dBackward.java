package dev.touchstone.reference.convolution;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Rules;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;
import java.util.Map;

/**
 * The gradients of Σ dY·Y for Y = conv2d(X, W) + b: dW_oc = Σ_nij dY_noij · window_ncij, dX adds
 * dY_noij · W_o onto the window at (i, j), db_o = Σ_nij dY_noij; for dY (N, Co, ho, wo), X (N, Ci,
 * h, w), W (Co, Ci, kh, kw), b (Co,); dX, dW and db in the shapes of X, W and b.
 *
 * <p>Source: the chain rule; Neural Networks and Deep Learning 5.3.
 */
final class Conv2dBackward {

  private Conv2dBackward() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "conv2d_backward", 1)
        .parameter("dY", floats("N", "Co", "ho", "wo"))
        .parameter("X", floats("N", "Ci", "h", "w"))
        .parameter("W", floats("Co", "Ci", "kh", "kw"))
        .parameter("b", floats("Co"))
        .parameter("stride", integers(), 1)
        .parameter("pad", integers(), 1)
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .requires("W", "it is empty", in -> in.tensor("W").size() > 0)
        .requires("stride", "it is below 1", in -> in.integer("stride") >= 1)
        .requires("pad", "it is negative", in -> in.integer("pad") >= 0)
        .requires("dY", "it is not of the output's size", Conv2dBackward::isOfOutputSize)
        .returnsDict(
            "dX",
            floats("N", "Ci", "h", "w"),
            "dW",
            floats("Co", "Ci", "kh", "kw"),
            "db",
            floats("Co"))
        .cases(Conv2dBackward::cases)
        .reference(Conv2dBackward::reference)
        .misconceptions("flip_w", "assign", "padding_not_cropped", "bias_mean", "dw_mean")
        .onlyModules("numpy")
        .framework(Framework.NUMPY)
        .alsoAs(
            "module",
            Script.of()
                .leaves("X")
                .tensors("dY")
                .call("Conv2d", "Ci", "Co", "kh", "kw", "stride", "pad")
                .as("conv")
                .set("conv", "W", "b")
                .call("conv", "X")
                .as("Y")
                .call("Y.backward", "dY")
                .collect("X.grad", "dX")
                .collect("conv.W.grad", "dW")
                .collect("conv.b.grad", "db")
                .build(),
            Rules.NONE)
        .build();
  }

  private static boolean isOfOutputSize(Inputs in) {
    List<Integer> y = in.tensor("dY").shape();
    List<Integer> x = in.tensor("X").shape();
    List<Integer> w = in.tensor("W").shape();
    int stride = in.integer("stride");
    int pad = in.integer("pad");
    return y.get(2) >= 1
        && y.get(3) >= 1
        && y.get(2) == Windows.count(x.get(2), w.get(2), pad, stride)
        && y.get(3) == Windows.count(x.get(3), w.get(3), pad, stride);
  }

  private static List<Case> cases(Draw draw) {
    int h = draw.integer(4, 5);
    return List.of(
        Case.example(
            "example",
            "dY",
            Tensor.vector(1, 0, 0, 2).reshape(1, 1, 2, 2),
            "X",
            Tensor.vector(0, 1, 2, 3, 4, 5, 6, 7, 8).reshape(1, 1, 3, 3),
            "W",
            Tensor.vector(0, 1, 2, 3).reshape(1, 1, 2, 2),
            "b",
            Tensor.vector(0),
            "stride",
            1,
            "pad",
            0),
        sized(draw, "padded", draw.normal(2, 3, h, 6), draw.normal(4, 3, 3, 2), 1, 1),
        sized(draw, "square", draw.normal(3, 3, h, h), draw.normal(3, 3, 3, 3), 1, 1),
        sized(draw, "strided", draw.normal(2, 2, 6, h + 3), draw.normal(3, 2, 3, 3), 2, 1),
        sized(draw, "unpadded", draw.normal(2, 2, h, 3), draw.normal(1, 2, 2, 3), 1, 0));
  }

  private static Case sized(Draw draw, String name, Tensor x, Tensor w, int stride, int pad) {
    int n = x.shape().get(0);
    int co = w.shape().get(0);
    int ho = Windows.count(x.shape().get(2), w.shape().get(2), pad, stride);
    int wo = Windows.count(x.shape().get(3), w.shape().get(3), pad, stride);
    Tensor dY = draw.normal(n, co, ho, wo);
    Tensor b = draw.normal(co);
    return Case.of(name, "dY", dY, "X", x, "W", w, "b", b, "stride", stride, "pad", pad);
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray dY = in.get("dY");
    NDArray w = in.get("W");
    int stride = in.integer("stride");
    int pad = in.integer("pad");
    NDArray x = Nd.pad2d(in.get("X"), 0, pad, pad, pad, pad);
    NDArray dX = x.zerosLike();
    NDArray dW = w.zerosLike();
    for (int i = 0; i < dY.getShape().get(2); i++) {
      for (int j = 0; j < dY.getShape().get(3); j++) {
        NDArray g = dY.get(new NDIndex(":, :, {}, {}", i, j));
        NDArray window = window(x, w, i * stride, j * stride);
        dW = dW.add(g.transpose().matMul(rows(window)).reshape(w.getShape()));
        NDArray back = g.matMul(rows(slips.has("flip_w") ? w.flip(2, 3) : w));
        dX = added(dX, back.reshape(window.getShape()), i * stride, j * stride, slips);
      }
    }
    NDArray db = dY.sum(new int[] {0, 2, 3});
    return Map.of(
        "dX",
        slips.has("padding_not_cropped") ? dX : cropped(dX, pad),
        "dW",
        slips.has("dw_mean") ? dW.div(dY.getShape().get(0)) : dW,
        "db",
        slips.has("bias_mean") ? db.mul(db.size()).div(dY.size()) : db);
  }

  /** What a kernel of w sees with its top left at this place: (N, Ci, kh, kw). */
  private static NDArray window(NDArray x, NDArray w, int top, int left) {
    long bottom = top + w.getShape().get(2);
    long right = left + w.getShape().get(3);
    return x.get(new NDIndex(":, :, {}:{}, {}:{}", top, bottom, left, right));
  }

  private static NDArray rows(NDArray array) {
    return array.reshape(array.getShape().get(0), -1);
  }

  /** With {@code part} added onto the window at this place. */
  private static NDArray added(NDArray whole, NDArray part, int top, int left, Slips slips) {
    int bottom = (int) (whole.getShape().get(2) - part.getShape().get(2)) - top;
    int right = (int) (whole.getShape().get(3) - part.getShape().get(3)) - left;
    NDArray placed = Nd.pad2d(part, 0, top, bottom, left, right);
    if (slips.has("assign")) {
      NDArray covered = Nd.pad2d(part.onesLike(), 0, top, bottom, left, right);
      return Nd.where(covered.neq(0), placed, whole);
    }
    return whole.add(placed);
  }

  private static NDArray cropped(NDArray padded, int pad) {
    Shape shape = padded.getShape();
    return padded.get(
        new NDIndex(":, :, {}:{}, {}:{}", pad, shape.get(2) - pad, pad, shape.get(3) - pad));
  }
}
