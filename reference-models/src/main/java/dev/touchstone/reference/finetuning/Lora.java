package dev.touchstone.reference.finetuning;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;

/**
 * y = x Wᵀ + α/r · x Aᵀ Bᵀ, for x (N, in), the frozen W (out, in), A (r, in) and B (out, r); (N,
 * out).
 *
 * <p>Source: Hu et al. 2021, equation 3 and the scaling below it.
 */
final class Lora {

  private Lora() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.FINETUNING, "lora", 1)
        .function("lora_forward")
        .parameter("x", floats("N", "in"))
        .parameter("W", floats("out", "in"))
        .parameter("A", floats("r", "in"))
        .parameter("B", floats("out", "r"))
        .parameter("alpha", floats())
        .requires("A", "its rank is zero", in -> in.tensor("A").shape().get(0) > 0)
        .returns(floats("N", "out"))
        .cases(Lora::cases)
        .reference(Lora::reference)
        .misconceptions(
            "no_scaling",
            "alpha_only",
            "factors_swapped",
            "w_not_transposed",
            "adapter_only",
            "rank_stabilised")
        .alsoAs(
            "module",
            Script.of()
                .tensors("x", "W")
                .call("LoRALinear", "W", "r", "alpha")
                .as("layer")
                .set("layer", "A", "B")
                .call("layer", "x")
                .handedInAs("out")
                .build())
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "x",
            new double[][] {{1, 2}},
            "W",
            new double[][] {{1, 0}, {1, 1}},
            "A",
            new double[][] {{1, 0}, {1, 1}},
            "B",
            new double[][] {{1, 0}, {0, 2}},
            "alpha",
            4.0),
        sized(draw, "narrower", draw.integer(5, 6), 2, draw.normal(draw.integer(3, 4), 2)),
        sized(draw, "wider", 3, 2, draw.normal(draw.integer(5, 7), 2)),
        sized(draw, "square", 4, 3, draw.normal(4, 3)),
        sized(draw, "before_training", 5, 2, Tensor.vector(new double[8]).reshape(4, 2)));
  }

  private static Case sized(Draw draw, String name, int in, int r, Tensor b) {
    return Case.of(
        name,
        "x",
        draw.normal(draw.integer(2, 3), in),
        "W",
        draw.normal(b.shape().get(0), in),
        "A",
        draw.normal(r, in),
        "B",
        b,
        "alpha",
        draw.number(4, 16));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("x");
    NDArray a = in.get("A");
    NDArray b = in.get("B");
    NDArray low =
        slips.has("factors_swapped")
            ? x.matMul(b).matMul(a)
            : x.matMul(a.transpose()).matMul(b.transpose());
    NDArray adapter = low.mul(scale(in.number("alpha"), a.getShape().get(0), slips));
    NDArray w = in.get("W");
    NDArray frozen = x.matMul(slips.has("w_not_transposed") ? w : w.transpose());
    return slips.has("adapter_only") ? adapter : frozen.add(adapter);
  }

  private static double scale(double alpha, long r, Slips slips) {
    if (slips.has("no_scaling")) {
      return 1;
    }
    if (slips.has("alpha_only")) {
      return alpha;
    }
    return alpha / (slips.has("rank_stabilised") ? Math.sqrt(r) : r);
  }
}
