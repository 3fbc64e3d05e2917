package dev.touchstone.reference.recurrent;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.DictType.dict;
import static dev.touchstone.reference.ListType.listOf;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * H¹ = rnn₁(X) and Hʲ = rnnⱼ(Hʲ⁻¹), each a tanh layer that starts from zeros, for X (N, T, D); the
 * last layer's states (N, T, H). The first Wx is (D, H), the others (H, H), each Wh (H, H), b (H,).
 *
 * <p>Source: d2l 10.3; nndl 6.7 stacked recurrent networks.
 */
final class DeepRnn {

  private DeepRnn() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.RECURRENT, "deep_rnn", 1)
        .parameter("X", floats("N", "T", "D"))
        .parameter(
            "layers",
            listOf(dict("Wx", floats("...", "H"), "Wh", floats("H", "H"), "b", floats("H"))))
        .requires("X", "it holds no step", in -> in.tensor("X").size() > 0)
        .requires("layers", "it is empty", in -> in.count("layers") > 0)
        .requires("layers", "a layer's Wx has not the shape (inputs, H)", DeepRnn::fits)
        .returns(floats("N", "T", "H"))
        .cases(DeepRnn::cases)
        .reference(DeepRnn::reference)
        .misconceptions(
            "first_layer_only", "input_to_both", "last_state_only", "residual", "shared_weights")
        .forbids("torch.nn", "torch.rnn_tanh", "torch.rnn_tanh_cell")
        .build();
  }

  private static boolean fits(Inputs in) {
    int width = in.tensor("X").shape().get(2);
    for (int layer = 0; layer < in.count("layers"); layer++) {
      List<Integer> shape = in.tensor("layers.%d.Wx".formatted(layer)).shape();
      if (shape.size() != 2 || shape.get(0) != width) {
        return false;
      }
      width = shape.get(1);
    }
    return true;
  }

  private static List<Case> cases(Draw draw) {
    int d = draw.integer(2, 4);
    int square = draw.integer(3, 4);
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.vector(1, 0).reshape(1, 2, 1),
            "layers",
            List.of(unit(1, 0.5), unit(2, 1))),
        sized(draw, "two_layers", 2, d, draw.integerExcept(2, 5, d)),
        sized(draw, "square", 2, square, square),
        sized(draw, "three_layers", 3, d, draw.integerExcept(2, 5, d)));
  }

  private static Map<String, Tensor> unit(double wx, double wh) {
    return Map.of(
        "Wx",
        Tensor.vector(wx).reshape(1, 1),
        "Wh",
        Tensor.vector(wh).reshape(1, 1),
        "b",
        Tensor.vector(0));
  }

  private static Case sized(Draw draw, String name, int depth, int d, int h) {
    List<Map<String, Tensor>> layers = new ArrayList<>();
    for (int layer = 0; layer < depth; layer++) {
      layers.add(
          Map.of(
              "Wx",
              draw.uniform(-0.8, 0.8, layer == 0 ? d : h, h),
              "Wh",
              draw.uniform(-0.8, 0.8, h, h),
              "b",
              draw.uniform(-0.3, 0.3, h)));
    }
    return Case.of(
        name,
        "X",
        draw.normal(draw.integer(2, 3), draw.integer(4, 5), d),
        "layers",
        List.copyOf(layers));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    RecurrentLayer first = RecurrentLayer.of(in.under("layers.0"));
    NDArray h = first.states(x);
    int depth = slips.has("first_layer_only") ? 1 : in.count("layers");
    for (int j = 1; j < depth; j++) {
      RecurrentLayer layer = RecurrentLayer.of(in.under("layers." + j));
      if (slips.has("shared_weights")) {
        layer = layer.withRecurrentWeightsOf(first);
      }
      NDArray states = layer.states(slips.has("input_to_both") ? x : below(h, slips));
      h = slips.has("residual") ? states.add(h) : states;
    }
    return h;
  }

  /** What a layer reads of the states below it, (N, T, H). */
  private static NDArray below(NDArray h, Slips slips) {
    return slips.has("last_state_only") ? h.get(":, -1:").broadcast(h.getShape()) : h;
  }
}
