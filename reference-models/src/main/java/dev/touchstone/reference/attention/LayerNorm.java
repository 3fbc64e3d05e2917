package dev.touchstone.reference.attention;

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
import java.util.stream.IntStream;

/**
 * (x − μ) / √(σ² + ε) · γ + β with mean μ and biased variance σ² along the last axis; for x (…, d),
 * gamma and beta (d,); (…, d).
 *
 * <p>Source: Ba, Kiros and Hinton 2016; d2l 11.7.
 */
final class LayerNorm {

  private LayerNorm() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.ATTENTION, "layer_norm", 2)
        .parameter("x", floats("...", "d"))
        .parameter("gamma", floats("d"))
        .parameter("beta", floats("d"))
        .parameter("eps", floats(), 1e-5)
        .requires("eps", "it must be positive", in -> in.number("eps") > 0)
        .returns(floats("...", "d"))
        .cases(LayerNorm::cases)
        .reference(LayerNorm::reference)
        .misconceptions(
            "batch_norm",
            "unbiased",
            "eps_outside",
            "all_non_batch",
            "rms",
            "no_affine",
            "no_variance")
        .forbids(
            "torch.nn.LayerNorm",
            "torch.nn.functional.layer_norm",
            "torch.layer_norm",
            "torch.native_layer_norm",
            ".layer_norm",
            ".native_layer_norm")
        .alsoAs(
            "module",
            Script.of()
                .tensors("x")
                .call("LayerNorm", "d", "eps")
                .as("layer")
                .set("layer", "gamma", "beta")
                .call("layer", "x")
                .handedInAs("out")
                .build())
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int d = draw.integer(4, 6);
    int square = draw.integer(3, 5);
    return List.of(
        Case.example(
            "example",
            "x",
            Tensor.matrix(new double[][] {{1, 3}, {0, 4}}),
            "gamma",
            Tensor.vector(2, 1),
            "beta",
            Tensor.vector(0, 1),
            "eps",
            1e-5),
        normed(draw, "matrix", draw.normal(3, d)),
        normed(draw, "sequences", draw.normal(2, 3, d)),
        normed(draw, "square", draw.normal(square, square)),
        normed(draw, "cube", draw.normal(3, 3, 3)),
        normed(draw, "small_variance", nearlyEqual(draw, 4, d)));
  }

  private static Case normed(Draw draw, String name, Tensor x) {
    int d = x.shape().getLast();
    return Case.of(
        name,
        "x",
        x,
        "gamma",
        draw.uniform(0.5, 2, d),
        "beta",
        draw.uniform(0.3, 1, d),
        "eps",
        1e-5);
  }

  /** Rows whose variance is of the size of ε; the first one's is 0. Float32 still tells them. */
  private static Tensor nearlyEqual(Draw draw, int rows, int d) {
    double[] x = draw.normal(rows, d).data().clone();
    for (int i = 0; i < x.length; i++) {
      x[i] = i < d ? 0.5 : 0.1 * (i / d) + 0.003 * x[i];
    }
    return Tensor.vector(x).reshape(rows, d);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("x");
    double eps = in.number("eps");
    int[] axes = axes(x.getShape().dimension(), slips);
    NDArray centred = slips.has("rms") ? x : x.sub(Attention.mean(x, axes));
    NDArray variance = Attention.mean(centred.square(), axes);
    if (slips.has("unbiased")) {
      double d = x.getShape().get(axes[0]);
      variance = variance.mul(d / (d - 1));
    }
    NDArray deviation =
        slips.has("eps_outside") ? variance.sqrt().add(eps) : variance.add(eps).sqrt();
    NDArray normed = slips.has("no_variance") ? centred : centred.div(deviation);
    return slips.has("no_affine") ? normed : normed.mul(in.get("gamma")).add(in.get("beta"));
  }

  private static int[] axes(int rank, Slips slips) {
    if (slips.has("batch_norm")) {
      return new int[] {0};
    }
    return slips.has("all_non_batch") ? IntStream.range(1, rank).toArray() : new int[] {rank - 1};
  }
}
