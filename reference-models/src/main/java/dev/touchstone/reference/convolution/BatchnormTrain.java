package dev.touchstone.reference.convolution;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * γ (x − μ) / √(σ² + ε) + β, with μ and σ² (divided by the count, not by one less) over all samples
 * of a feature, for x (N, C), or over all samples and pixels of a channel, for x (N, C, h, w);
 * gamma and beta (C,); the shape of x.
 *
 * <p>Source: Ioffe and Szegedy 2015; d2l 8.5.
 */
final class BatchnormTrain {

  private BatchnormTrain() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "batchnorm_train", 1)
        .parameter("x", floats("N", "C", "..."))
        .parameter("gamma", floats("C"))
        .parameter("beta", floats("C"))
        .parameter("eps", floats(), 1e-5)
        .requires("x", "it has neither 2 nor 4 axes", BatchnormTrain::isDenseOrImages)
        .requires("x", "it is empty", in -> in.tensor("x").size() > 0)
        .requires("eps", "it is not positive", in -> in.number("eps") > 0)
        .returns(floats("N", "C", "..."))
        .cases(BatchnormTrain::cases)
        .reference(BatchnormTrain::reference)
        .misconceptions(
            "unbiased",
            "eps_outside",
            "all_axes",
            "layernorm",
            "per_pixel",
            "no_affine",
            "no_sqrt",
            "gamma_beta_swapped")
        .forbids(
            "torch.nn",
            "torch.batch_norm",
            "torch.native_batch_norm",
            ".batch_norm",
            ".native_batch_norm")
        .build();
  }

  private static boolean isDenseOrImages(Inputs in) {
    return in.tensor("x").rank() == 2 || in.tensor("x").rank() == 4;
  }

  private static List<Case> cases(Draw draw) {
    int n = draw.integer(4, 6);
    int c = draw.integerExcept(2, 5, n);
    return List.of(
        Case.example(
            "example",
            "x",
            Tensor.matrix(new double[][] {{1, 2}, {2, 4}, {3, 6}, {4, 8}}),
            "gamma",
            Tensor.vector(1, 2),
            "beta",
            Tensor.vector(0, 1),
            "eps",
            1e-5),
        sized(draw, "features", draw.uniform(-3, 5, n, c)),
        sized(draw, "square", draw.uniform(-3, 5, n, n)),
        sized(draw, "images", draw.uniform(-3, 5, 2, 3, 4, draw.integer(5, 6))),
        // The variance is of the size of ε. A mean far from zero would drown it in float32.
        sized(draw, "nearly_constant", draw.uniform(0.008, 0.013, 6, 3)));
  }

  private static Case sized(Draw draw, String name, Tensor x) {
    int c = x.shape().get(1);
    Tensor gamma = draw.uniform(0.5, 2, c);
    return Case.of(name, "x", x, "gamma", gamma, "beta", draw.normal(c), "eps", 1e-5);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("x");
    int[] axes = axes(x.getShape().dimension(), slips);
    NDArray centred = x.sub(mean(x, axes));
    NDArray variance = mean(centred.square(), axes);
    if (slips.has("unbiased")) {
      double count = (double) x.size() / variance.size();
      variance = variance.mul(count / (count - 1));
    }
    NDArray normalised = centred.div(deviation(variance, in.number("eps"), slips));
    if (slips.has("no_affine")) {
      return normalised;
    }
    boolean swapped = slips.has("gamma_beta_swapped");
    NDArray gamma = perChannel(in.get(swapped ? "beta" : "gamma"), x);
    NDArray beta = perChannel(in.get(swapped ? "gamma" : "beta"), x);
    return normalised.mul(gamma).add(beta);
  }

  /** DJL's own mean takes one axis only. */
  private static NDArray mean(NDArray x, int[] axes) {
    NDArray sum = x.sum(axes, true);
    return sum.mul(sum.size()).div(x.size());
  }

  /** What the mean goes over: everything but the channels. */
  private static int[] axes(int rank, Slips slips) {
    if (slips.has("per_pixel")) {
      return new int[] {0};
    }
    int kept = slips.has("layernorm") ? 0 : 1;
    return IntStream.range(0, rank).filter(a -> a != kept || slips.has("all_axes")).toArray();
  }

  private static NDArray deviation(NDArray variance, double eps, Slips slips) {
    if (slips.has("eps_outside")) {
      return variance.sqrt().add(eps);
    }
    return slips.has("no_sqrt") ? variance.add(eps) : variance.add(eps).sqrt();
  }

  /** (C,) as (C,) or (C, 1, 1), so that it goes along the channels of x. */
  private static NDArray perChannel(NDArray values, NDArray x) {
    return x.getShape().dimension() == 2 ? values : values.reshape(new Shape(values.size(), 1, 1));
  }
}
