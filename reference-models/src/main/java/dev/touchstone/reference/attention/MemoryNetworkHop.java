package dev.touchstone.reference.attention;

import static dev.touchstone.reference.ArrayType.floats;

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
 * u = q + Cᵀ softmax(M q) for a question q (d,), memory keys M (n, d) and memory values C (n, d);
 * (d,).
 *
 * <p>Source: Sukhbaatar et al. 2015, end-to-end memory networks, 2.1.
 */
final class MemoryNetworkHop {

  private MemoryNetworkHop() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.ATTENTION, "memory_network_hop", 1)
        .function("memory_hop")
        .parameter("q", floats("d"))
        .parameter("M", floats("n", "d"))
        .parameter("C", floats("n", "d"))
        .requires("M", "it holds no memory", in -> in.tensor("M").shape().get(0) > 0)
        .returns(floats("d"))
        .cases(MemoryNetworkHop::cases)
        .reference(MemoryNetworkHop::reference)
        .misconceptions("no_residual", "output_from_keys", "hard", "scaled", "no_softmax")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int square = draw.integer(3, 5);
    return List.of(
        Case.example(
            "example",
            "q",
            Tensor.vector(1, 0),
            "M",
            Tensor.matrix(new double[][] {{1, 0}, {0, 1}}),
            "C",
            Tensor.matrix(new double[][] {{0, 2}, {4, 0}})),
        sized(draw, "many_memories", draw.integer(5, 7), draw.integer(3, 4), 1),
        sized(draw, "few_memories", 2, draw.integer(4, 6), 1),
        sized(draw, "square", square, square, 1),
        sized(draw, "single_memory", 1, draw.integer(3, 5), 1),
        sized(draw, "large", 4, 3, 900));
  }

  private static Case sized(Draw draw, String name, int n, int d, double scale) {
    return Case.of(
        name, "q", draw.normal(d), "M", draw.uniform(-scale, scale, n, d), "C", draw.normal(n, d));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray q = in.get("q").expandDims(1);
    NDArray memory = in.get("M");
    NDArray scores = memory.matMul(q);
    if (slips.has("scaled")) {
      scores = scores.div(Math.sqrt(q.size()));
    }
    NDArray weights = slips.has("no_softmax") ? scores : scores.softmax(0);
    if (slips.has("hard")) {
      weights = Nd.oneHot(scores.argMax(0), (int) scores.size()).transpose();
    }
    NDArray values = slips.has("output_from_keys") ? memory : in.get("C");
    NDArray output = values.transpose().matMul(weights);
    return (slips.has("no_residual") ? output : output.add(q)).squeeze(1);
  }
}
