package dev.touchstone.reference.decoding;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.indices;
import static dev.touchstone.reference.ArrayType.integers;
import static dev.touchstone.reference.DictType.dict;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads the prefix (P,) from h = 0 with h ← tanh(Wxh[x] + h Whh + bh); then, steps times: x =
 * argmax (h Who + bo), the first of equals, which is appended and read. Wxh (V, H), Whh (H, H), bh
 * (H,), Who (H, V), bo (V,); prefix and generated ids, (P + steps,).
 *
 * <p>Source: d2l 9.5 decoding; nndl chapter 6, the exercise on Tang poems.
 */
final class CharGeneration {

  /** Scores closer than this could be told apart otherwise in float32. */
  private static final double CLOSE = 2e-3;

  private CharGeneration() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DECODING, "char_generation", 1)
        .function("generate")
        .parameter("prefix", indices("V", "P").asList())
        .parameter("steps", integers())
        .parameter(
            "params",
            dict(
                "Wxh",
                floats("V", "H"),
                "Whh",
                floats("H", "H"),
                "bh",
                floats("H"),
                "Who",
                floats("H", "V"),
                "bo",
                floats("V")))
        .requires("prefix", "it is empty", in -> in.tensor("prefix").size() > 0)
        .requires("steps", "it is negative", in -> in.integer("steps") >= 0)
        .returns(integers("P+steps"))
        .tolerance(Tolerance.EXACT)
        .cases(CharGeneration::cases)
        .reference(CharGeneration::reference)
        .misconceptions("no_warm_up", "state_reset", "no_feedback", "fed_twice", "prefix_missing")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    Map<String, Tensor> cycle =
        Map.of(
            "Wxh", Tensor.matrix(new double[][] {{2, 0, 0}, {0, 2, 0}, {0, 0, 2}}),
            "Whh", Tensor.vector(new double[9]).reshape(3, 3),
            "bh", Tensor.vector(0, 0, 0),
            "Who", Tensor.matrix(new double[][] {{0, 1, 0}, {0, 0, 1}, {1, 0, 0}}),
            "bo", Tensor.vector(0, 0, 0));
    return List.of(
        Case.example("example", "prefix", new int[] {0}, "steps", 4, "params", cycle),
        sized(draw, "three_characters", 3, draw.integer(8, 10), 8, 5),
        sized(draw, "long_prefix", draw.integer(4, 5), 9, draw.integer(7, 9), 6),
        sized(draw, "one_character", 1, draw.integer(8, 10), 7, 6));
  }

  private static Case sized(Draw draw, String name, int p, int steps, int v, int h) {
    int[] prefix = Arrays.copyOf(draw.permutation(v), p);
    Map<String, Tensor> params;
    do {
      params =
          Map.of(
              "Wxh", draw.normal(v, h),
              "Whh", draw.normal(h, h),
              "bh", draw.uniform(-0.3, 0.3, h),
              "Who", draw.normal(h, v),
              "bo", draw.uniform(-0.3, 0.3, v));
    } while (!isLively(prefix, steps, params));
    return Case.of(name, "prefix", prefix, "steps", steps, "params", params);
  }

  /** Whether at least four characters are generated, and none by a narrow margin. */
  private static boolean isLively(int[] prefix, int steps, Map<String, Tensor> tensors) {
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, NDArray> params = new LinkedHashMap<>();
      tensors.forEach((name, tensor) -> params.put(name, tensor.in(manager)));
      List<Integer> ids = generate(prefix, steps, params, new Slips(Set.of()));
      if (ids.stream().skip(prefix.length).distinct().count() < 4) {
        return false;
      }
      NDArray h = array("bh", params).zerosLike();
      for (int t = 0; t < ids.size() - 1; t++) {
        h = read(ids.get(t), h, params);
        if (t >= prefix.length - 1 && margin(scores(h, params)) < CLOSE) {
          return false;
        }
      }
      return true;
    }
  }

  private static double margin(NDArray scores) {
    double[] sorted = scores.sort().toDoubleArray();
    return sorted[sorted.length - 1] - sorted[sorted.length - 2];
  }

  private static int[] reference(Inputs in, Slips slips) {
    List<Integer> ids = generate(in.ints("prefix"), in.integer("steps"), in.dict("params"), slips);
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<Integer> generate(
      int[] prefix, int steps, Map<String, NDArray> params, Slips slips) {
    List<Integer> ids = new ArrayList<>();
    int last = prefix[prefix.length - 1];
    NDArray zero = array("bh", params).zerosLike();
    NDArray h = zero;
    for (int id : slips.has("no_warm_up") ? new int[] {last} : prefix) {
      h = read(id, slips.has("state_reset") ? zero : h, params);
    }
    if (!slips.has("prefix_missing")) {
      Arrays.stream(prefix).forEach(ids::add);
    }
    for (int k = 0; k < steps; k++) {
      int next = (int) scores(h, params).argMax().getLong();
      ids.add(next);
      int fed = slips.has("no_feedback") ? last : next;
      h = read(fed, slips.has("state_reset") ? zero : h, params);
      if (slips.has("fed_twice")) {
        h = read(fed, h, params);
      }
    }
    return ids;
  }

  private static NDArray read(int id, NDArray h, Map<String, NDArray> params) {
    return array("Wxh", params)
        .get(id)
        .add(h.matMul(array("Whh", params)))
        .add(array("bh", params))
        .tanh();
  }

  private static NDArray scores(NDArray h, Map<String, NDArray> params) {
    return h.matMul(array("Who", params)).add(array("bo", params));
  }

  private static NDArray array(String name, Map<String, NDArray> params) {
    return Objects.requireNonNull(params.get(name), name);
  }
}
