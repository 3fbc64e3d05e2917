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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Four paths side by side, on X (N, Ci, h, w): 1×1; 1×1 then 3×3; 1×1 then 5×5; 3×3 max pooling
 * then 1×1; a ReLU after every convolution and padding that keeps h and w. Joined along the
 * channels: (N, c1+c2+c3+c4, h, w).
 *
 * <p>Source: Szegedy et al. 2015; d2l 8.4, whose names the parameters have: W{path}_{layer}.
 */
final class InceptionBlock {

  private static final DictType PARAMS =
      dict(
          "W1_1",
          floats("c1", "Ci", "1", "1"),
          "b1_1",
          floats("c1"),
          "W2_1",
          floats("r2", "Ci", "1", "1"),
          "b2_1",
          floats("r2"),
          "W2_2",
          floats("c2", "r2", "3", "3"),
          "b2_2",
          floats("c2"),
          "W3_1",
          floats("r3", "Ci", "1", "1"),
          "b3_1",
          floats("r3"),
          "W3_2",
          floats("c3", "r3", "5", "5"),
          "b3_2",
          floats("c3"),
          "W4_2",
          floats("c4", "Ci", "1", "1"),
          "b4_2",
          floats("c4"));

  private InceptionBlock() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "inception_block", 1)
        .function("inception")
        .parameter("X", floats("N", "Ci", "h", "w"))
        .parameter("params", PARAMS)
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .returns(floats("N", "c1+c2+c3+c4", "h", "w"))
        .cases(InceptionBlock::cases)
        .reference(InceptionBlock::reference)
        .misconceptions(
            "add_paths",
            "wrong_order",
            "avg_pool",
            "no_inner_relu",
            "concat_width",
            "pool_zero_pad")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int h = draw.integer(4, 6);
    Tensor x = Tensor.vector(1, -2, 3, 4).reshape(1, 1, 2, 2);
    Tensor negative = draw.uniform(-3, -0.5, 1, 3, 3, h);
    return List.of(
        Case.example("example", "X", x, "params", exampleParams()),
        random(draw, "unequal_paths", draw.normal(2, 3, h, 7), new int[] {2, 4, 3, 5}),
        random(draw, "equal_paths", draw.normal(2, 2, 5, h), new int[] {3, 3, 3, 3}),
        random(draw, "negative", negative, new int[] {1, 2, 2, 4}),
        random(draw, "square", draw.uniform(-2.5, 1, 4, 4, 4, 4), new int[] {4, 4, 4, 4}));
  }

  private static Map<String, Tensor> exampleParams() {
    Map<String, Tensor> params = new LinkedHashMap<>();
    params.putAll(layer("1_1", Tensor.vector(1), 1, 0));
    params.putAll(layer("2_1", Tensor.vector(1), 1, 0));
    params.putAll(layer("2_2", ones(9), 3, 0));
    params.putAll(layer("3_1", Tensor.vector(-1), 1, 0));
    params.putAll(layer("3_2", ones(25), 5, 0));
    params.putAll(layer("4_2", Tensor.vector(1), 1, -1));
    return params;
  }

  private static Map<String, Tensor> layer(String name, Tensor w, int k, double b) {
    return Map.of("W" + name, w.reshape(1, 1, k, k), "b" + name, Tensor.vector(b));
  }

  private static Tensor ones(int count) {
    return Tensor.vector(DoubleStream.generate(() -> 1).limit(count).toArray());
  }

  private static Case random(Draw draw, String name, Tensor x, int[] c) {
    int ci = x.shape().get(1);
    Map<String, Tensor> params = new LinkedHashMap<>();
    put(params, draw, "1_1", c[0], ci, 1);
    put(params, draw, "2_1", 3, ci, 1);
    put(params, draw, "2_2", c[1], 3, 3);
    put(params, draw, "3_1", 2, ci, 1);
    put(params, draw, "3_2", c[2], 2, 5);
    put(params, draw, "4_2", c[3], ci, 1);
    return Case.of(name, "X", x, "params", params);
  }

  /** Biases above zero keep most units alive, so that a slip in one path shows. */
  private static void put(
      Map<String, Tensor> params, Draw draw, String name, int co, int ci, int k) {
    params.put("W" + name, draw.uniform(-0.8, 0.8, co, ci, k, k));
    params.put("b" + name, draw.uniform(0.3, 1, co));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    Inputs params = in.under("params");
    NDArray reduced2 = reduced(x, params, "2_1", slips);
    NDArray reduced3 = reduced(x, params, "3_1", slips);
    NDArray p1 = Nd.relu(conv(x, params, "1_1", 0));
    NDArray p2 = Nd.relu(conv(reduced2, params, "2_2", 1));
    NDArray p3 = Nd.relu(conv(reduced3, params, "3_2", 2));
    NDArray p4 = Nd.relu(conv(pooled(x, slips), params, "4_2", 0));
    if (slips.has("add_paths")) {
      return p1.add(p2).add(p3).add(p4);
    }
    if (slips.has("wrong_order")) {
      return Nd.concat(List.of(p4, p3, p2, p1), 1);
    }
    return Nd.concat(List.of(p1, p2, p3, p4), slips.has("concat_width") ? 3 : 1);
  }

  private static NDArray reduced(NDArray x, Inputs params, String layer, Slips slips) {
    NDArray y = conv(x, params, layer, 0);
    return slips.has("no_inner_relu") ? y : Nd.relu(y);
  }

  private static NDArray conv(NDArray x, Inputs params, String layer, int pad) {
    return Nd.conv2d(x, params.get("W" + layer), params.get("b" + layer), 1, 1, pad, pad);
  }

  private static NDArray pooled(NDArray x, Slips slips) {
    Shape window = new Shape(3, 3);
    Shape one = new Shape(1, 1);
    if (slips.has("avg_pool")) {
      return Pool.avgPool2d(x, window, one, one, false, true);
    }
    return slips.has("pool_zero_pad")
        ? Pool.maxPool2d(Nd.pad2d(x, 0, 1, 1, 1, 1), window, one, new Shape(0, 0), false)
        : Pool.maxPool2d(x, window, one, one, false);
  }
}
