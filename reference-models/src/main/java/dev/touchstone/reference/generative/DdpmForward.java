package dev.touchstone.reference.generative;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.indices;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Noising in one go, and the posterior of the step before. With α = 1 − β and ᾱ_t = Π_{s≤t} α_s for
 * betas (T,), t counted from 0 and ᾱ_{−1} = 1: xt = √ᾱ_t x₀ + √(1 − ᾱ_t) ε in the shape of x0; mean
 * = √ᾱ_{t−1} β_t/(1 − ᾱ_t) x₀ + √α_t (1 − ᾱ_{t−1})/(1 − ᾱ_t) x_t in the same shape; var = β_t (1 −
 * ᾱ_{t−1})/(1 − ᾱ_t), a scalar.
 *
 * <p>Source: Ho, Jain and Abbeel 2020, equations 4, 6 and 7, where t counts from 1.
 */
final class DdpmForward {

  private DdpmForward() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.GENERATIVE, "ddpm_forward", 1)
        .function("ddpm")
        .parameter("x0", floats("n", "d"))
        .parameter("t", indices("T"))
        .parameter("eps", floats("n", "d"))
        .parameter("betas", floats("T"))
        .requires("betas", "it is not within 0 and 1", in -> areRates(in.doubles("betas")))
        .returnsDict("xt", floats("n", "d"), "mean", floats("n", "d"), "var", floats())
        .cases(DdpmForward::cases)
        .reference(DdpmForward::reference)
        .misconceptions(
            "cumulative_sum",
            "single_step",
            "off_by_one",
            "no_sqrt",
            "noise_variance",
            "posterior_swapped",
            "posterior_variance_beta")
        .build();
  }

  private static boolean areRates(double[] betas) {
    return Arrays.stream(betas).allMatch(beta -> beta > 0 && beta < 1);
  }

  private static List<Case> cases(Draw draw) {
    int steps = draw.integer(6, 8);
    return List.of(
        Case.example(
            "example",
            "x0",
            Tensor.matrix(new double[][] {{1, -1}}),
            "t",
            1,
            "eps",
            Tensor.matrix(new double[][] {{0.5, 0}}),
            "betas",
            Tensor.vector(0.1, 0.2, 0.3)),
        sized(draw, "early", 3, 4, 2, steps),
        sized(draw, "late", 4, 2, steps - 1, steps),
        sized(draw, "first", 2, 3, 0, steps),
        sized(draw, "square", 3, 3, 3, steps));
  }

  /** Rates that grow from below 0.1 to above 0.2, so that products are no sums. */
  private static Case sized(Draw draw, String name, int n, int d, int t, int steps) {
    double[] betas = draw.uniform(0.05, 0.1, steps).data();
    for (int s = 0; s < steps; s++) {
      betas[s] += 0.15 * s / (steps - 1);
    }
    return Case.of(name, "x0", draw.normal(n, d), "t", t, "eps", draw.normal(n, d), "betas", betas);
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    double[] betas = in.doubles("betas");
    double[] kept = kept(betas, slips);
    int t = slips.has("off_by_one") ? in.integer("t") - 1 : in.integer("t");
    // A negative index counts from the end, as it does where students make this slip.
    int step = Math.floorMod(t, betas.length);
    double keptBefore = t > 0 ? kept[t - 1] : 1;
    NDArray x0 = in.get("x0");
    NDArray xt = noised(x0, in.get("eps"), kept[step], slips);
    double share = (1 - keptBefore) / (1 - kept[step]);
    double onStart = Math.sqrt(keptBefore) * betas[step] / (1 - kept[step]);
    double onNoised = Math.sqrt(1 - betas[step]) * share;
    boolean swapped = slips.has("posterior_swapped");
    NDArray mean = x0.mul(swapped ? onNoised : onStart).add(xt.mul(swapped ? onStart : onNoised));
    double variance = slips.has("posterior_variance_beta") ? betas[step] : betas[step] * share;
    return Map.of("xt", xt, "mean", mean, "var", variance);
  }

  /** ᾱ for every step. */
  private static double[] kept(double[] betas, Slips slips) {
    double[] kept = betas.clone();
    Arrays.setAll(kept, t -> 1 - betas[t]);
    if (slips.has("cumulative_sum")) {
      Arrays.parallelPrefix(kept, (sum, alpha) -> sum + alpha - 1);
    } else if (!slips.has("single_step")) {
      Arrays.parallelPrefix(kept, (product, alpha) -> product * alpha);
    }
    return kept;
  }

  private static NDArray noised(NDArray x0, NDArray noise, double kept, Slips slips) {
    double signal = slips.has("no_sqrt") ? kept : Math.sqrt(kept);
    double deviation = slips.any("no_sqrt", "noise_variance") ? 1 - kept : Math.sqrt(1 - kept);
    return x0.mul(signal).add(noise.mul(deviation));
  }
}
