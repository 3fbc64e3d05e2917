package dev.touchstone.reference.convolution;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ListType.listOf;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * max_t ReLU(Σ_{a,d} F_{m,a,d} X_{n,t+a,d} + b_m), for texts X (N, L, D), one bank of filters F
 * (maps, k, D) and biases b (maps,) per window size k; the banks' features side by side: (N, Σ
 * maps).
 *
 * <p>Source: Kim 2014, Convolutional neural networks for sentence classification; d2l 16.3.
 */
final class Textcnn {

  private Textcnn() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "textcnn", 1)
        .function("textcnn_features")
        .parameter("X", floats("N", "L", "D"))
        .parameter("filters", listOf(floats("...", "D")))
        .parameter("biases", listOf(floats("...")))
        .requires("filters", "there is none", in -> in.count("filters") > 0)
        .requires(
            "filters",
            "a bank is not (maps, k, D) with a window k from 1 to L",
            in -> in.list("filters").stream().allMatch(bank -> fits(bank, in.get("X"))))
        .requires("biases", "they are not one vector of length maps per bank", Textcnn::haveBiases)
        .returns(floats("N", "maps"))
        .cases(Textcnn::cases)
        .reference(Textcnn::reference)
        .misconceptions(
            "mean_over_time",
            "no_relu",
            "added",
            "last_position",
            "flipped_filters",
            "max_over_filters")
        .build();
  }

  private static boolean fits(NDArray bank, NDArray x) {
    return bank.getShape().dimension() == 3
        && bank.getShape().get(0) > 0
        && bank.getShape().get(1) > 0
        && bank.getShape().get(1) <= x.getShape().get(1);
  }

  private static boolean haveBiases(Inputs in) {
    List<NDArray> filters = in.list("filters");
    List<NDArray> biases = in.list("biases");
    return filters.size() == biases.size()
        && IntStream.range(0, filters.size())
            .allMatch(
                i ->
                    biases.get(i).getShape().dimension() == 1
                        && biases.get(i).size() == filters.get(i).getShape().get(0));
  }

  private static List<Case> cases(Draw draw) {
    int maps = draw.integer(3, 4);
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.vector(1, 2, 0, 3).reshape(1, 4, 1),
            "filters",
            List.of(Tensor.vector(1, -1).reshape(1, 2, 1), Tensor.vector(1, 1, 1).reshape(1, 3, 1)),
            "biases",
            List.of(Tensor.vector(0), Tensor.vector(-4))),
        sized(draw, "usual", draw.normal(2, 8, 5), List.of(3, 4, 5), List.of(maps, maps, maps)),
        // As many maps as places, so that a maximum over the wrong axis has the right shape.
        sized(draw, "as_many_maps", draw.normal(3, 8, 4), List.of(3, 4, 5), List.of(6, 5, 4)),
        sized(draw, "whole", draw.normal(3, 5, 2), List.of(2, 5), List.of(4, 3)),
        sized(draw, "single", draw.normal(1, 6, 3), List.of(3), List.of(draw.integer(4, 6))));
  }

  /** Negative biases, so that some features are 0. */
  private static Case sized(
      Draw draw, String name, Tensor x, List<Integer> windows, List<Integer> maps) {
    int d = x.shape().get(2);
    List<Tensor> filters =
        IntStream.range(0, windows.size())
            .mapToObj(i -> draw.normal(maps.get(i), windows.get(i), d))
            .toList();
    List<Tensor> biases = maps.stream().map(m -> draw.uniform(-4, -1, m)).toList();
    return Case.of(name, "X", x, "filters", filters, "biases", biases);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    // A text as a picture of one channel with L rows and D columns: a filter only moves down.
    NDArray x = in.get("X").expandDims(1);
    List<NDArray> filters = in.list("filters");
    List<NDArray> biases = in.list("biases");
    List<NDArray> features = new ArrayList<>();
    for (int i = 0; i < filters.size(); i++) {
      NDArray bank = slips.has("flipped_filters") ? filters.get(i).flip(1) : filters.get(i);
      NDArray map = Nd.conv2d(x, bank.expandDims(1), biases.get(i), 1, 1, 0, 0).squeeze(3);
      features.add(overTime(slips.has("no_relu") ? map : Nd.relu(map), slips));
    }
    return slips.has("added")
        ? features.stream().reduce(NDArray::add).orElseThrow()
        : Nd.concat(features, 1);
  }

  /** (N, maps, places) to (N, maps). */
  private static NDArray overTime(NDArray map, Slips slips) {
    if (slips.has("last_position")) {
      return map.get(":, :, -1");
    }
    int[] axis = {slips.has("max_over_filters") ? 1 : 2};
    return slips.has("mean_over_time") ? map.mean(axis) : map.max(axis);
  }
}
