package dev.touchstone.reference.convolution;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.DictType.dict;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.DictType;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * X (N, 1, h, w): 5×5 convolution with padding 2, sigmoid, 2×2 average pooling; 5×5 convolution,
 * sigmoid, 2×2 average pooling; flattened in the order (C, h, w); two fully connected layers with a
 * sigmoid and one without; logits (N, K). LeNet has h = w = 28, 6 and 16 channels, 120, 84 and 10
 * units; any other sizes do as well.
 *
 * <p>Source: LeCun et al. 1998; d2l 7.6.
 */
final class LenetForward {

  private static final DictType PARAMS =
      dict(
          "W1",
          floats("C1", "1", "5", "5"),
          "b1",
          floats("C1"),
          "W2",
          floats("C2", "C1", "5", "5"),
          "b2",
          floats("C2"),
          "W3",
          floats("F", "D1"),
          "b3",
          floats("D1"),
          "W4",
          floats("D1", "D2"),
          "b4",
          floats("D2"),
          "W5",
          floats("D2", "K"),
          "b5",
          floats("K"));

  private LenetForward() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "lenet_forward", 1)
        .function("lenet")
        .parameter("X", floats("N", "1", "h", "w"))
        .parameter("params", PARAMS)
        .requires("X", "it is smaller than 12×12, or empty", LenetForward::isLargeEnough)
        .requires("params.W3", "its rows are not the flattened features", LenetForward::fits)
        .returns(floats("N", "K"))
        .cases(LenetForward::cases)
        .reference(LenetForward::reference)
        .misconceptions(
            "max_pool", "relu", "flatten_hwc", "linear_head", "softmax_out", "activation_out")
        .build();
  }

  private static boolean isLargeEnough(Inputs in) {
    List<Integer> x = in.tensor("X").shape();
    return x.get(0) >= 1 && x.get(2) >= 12 && x.get(3) >= 12;
  }

  private static boolean fits(Inputs in) {
    List<Integer> x = in.tensor("X").shape();
    int channels = in.tensor("params.W2").shape().get(0);
    return in.tensor("params.W3").shape().get(0) == channels * left(x.get(2)) * left(x.get(3));
  }

  /** What is left of an axis after both convolutions and poolings. */
  private static int left(int length) {
    return (length / 2 - 4) / 2;
  }

  private static List<Case> cases(Draw draw) {
    Tensor white = constant(1, 1, 1, 12, 12);
    return List.of(
        Case.example("example", "X", white, "params", exampleParams()),
        random(draw, "square", draw.normal(2, 1, 20, 20), new int[] {2, 3, 7, 6, 4}),
        random(draw, "rectangular", draw.normal(2, 1, 20, 16), new int[] {3, 2, 5, 6, 3}),
        random(draw, "one_image", draw.normal(1, 1, 16, 24), new int[] {2, 4, 6, 3, 5}));
  }

  private static Tensor constant(double value, Integer... shape) {
    double[] data = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
    Arrays.fill(data, value);
    return Tensor.vector(data).reshape(shape);
  }

  private static Map<String, Tensor> exampleParams() {
    Map<String, Tensor> params = new LinkedHashMap<>();
    params.put("W1", constant(0.1, 1, 1, 5, 5));
    params.put("b1", Tensor.vector(0));
    params.put("W2", constant(0.1, 1, 1, 5, 5));
    params.put("b2", Tensor.vector(-2));
    params.put("W3", Tensor.matrix(new double[] {1, -1}));
    params.put("b3", Tensor.vector(0, 0));
    params.put("W4", Tensor.matrix(new double[] {1, -2}, new double[] {2, 1}));
    params.put("b4", Tensor.vector(0, 0));
    params.put("W5", Tensor.matrix(new double[] {1, 2}, new double[] {3, -1}));
    params.put("b5", Tensor.vector(0, 0));
    return params;
  }

  /**
   * @param c channels of the two convolutions and units of the three fully connected layers
   */
  private static Case random(Draw draw, String name, Tensor x, int[] c) {
    int features = c[1] * left(x.shape().get(2)) * left(x.shape().get(3));
    Map<String, Tensor> params = new LinkedHashMap<>();
    params.put("W1", draw.uniform(-0.5, 0.5, c[0], 1, 5, 5));
    params.put("W2", draw.uniform(-0.5, 0.5, c[1], c[0], 5, 5));
    params.put("W3", draw.normal(features, c[2]));
    params.put("W4", draw.normal(c[2], c[3]));
    params.put("W5", draw.normal(c[3], c[4]));
    for (int layer = 0; layer < c.length; layer++) {
      params.put("b" + (layer + 1), draw.uniform(-0.5, 0.5, c[layer]));
    }
    return Case.of(name, "X", x, "params", params);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    Inputs params = in.under("params");
    NDArray first = pooled(active(conv(in.get("X"), params, "1", 2), slips), slips);
    NDArray features = pooled(active(conv(first, params, "2", 0), slips), slips);
    if (slips.has("flatten_hwc")) {
      features = features.transpose(0, 2, 3, 1);
    }
    NDArray y = features.reshape(features.getShape().get(0), -1);
    for (String layer : List.of("3", "4")) {
      NDArray linear = linear(y, params, layer);
      y = slips.has("linear_head") ? linear : active(linear, slips);
    }
    NDArray logits = linear(y, params, "5");
    if (slips.has("softmax_out")) {
      return logits.softmax(1);
    }
    return slips.has("activation_out") ? active(logits, slips) : logits;
  }

  private static NDArray conv(NDArray x, Inputs params, String layer, int pad) {
    return Nd.conv2d(x, params.get("W" + layer), params.get("b" + layer), 1, 1, pad, pad);
  }

  private static NDArray linear(NDArray x, Inputs params, String layer) {
    return x.matMul(params.get("W" + layer)).add(params.get("b" + layer));
  }

  private static NDArray active(NDArray x, Slips slips) {
    return slips.has("relu") ? Nd.relu(x) : Nd.sigmoid(x);
  }

  private static NDArray pooled(NDArray x, Slips slips) {
    Shape two = new Shape(2, 2);
    Shape none = new Shape(0, 0);
    return slips.has("max_pool")
        ? Pool.maxPool2d(x, two, two, none, false)
        : Pool.avgPool2d(x, two, two, none, false, true);
  }
}
