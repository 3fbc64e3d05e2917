package dev.touchstone.reference.convolution;

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
import java.util.Map;

/**
 * From r_μ = 0 and r_σ = 1: r_μ = m·r_μ + (1−m)·μ and r_σ = m·r_σ + (1−m)·σ² for each of
 * train_batches (T, N, D), σ² divided by N; then γ (x − r_μ) / √(r_σ + 10⁻⁵) + β for x_test (M, D),
 * gamma and beta (D,). Returns y (M, D), running_mean and running_var (D,).
 *
 * <p>Source: d2l 8.5. DJL's and PyTorch's own layers keep the variance divided by N − 1.
 */
final class BatchnormInference {

  private static final double EPS = 1e-5;

  private BatchnormInference() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "batchnorm_inference", 1)
        .function("batchnorm_run")
        .parameter("train_batches", floats("T", "N", "D"))
        .parameter("x_test", floats("M", "D"))
        .parameter("gamma", floats("D"))
        .parameter("beta", floats("D"))
        .parameter("momentum", floats(), 0.9)
        .requires("train_batches", "it is empty", in -> in.tensor("train_batches").size() > 0)
        .requires("momentum", "it is not within 0 and 1", BatchnormInference::isWeight)
        .returnsDict("y", floats("M", "D"), "running_mean", floats("D"), "running_var", floats("D"))
        .cases(BatchnormInference::cases)
        .reference(BatchnormInference::reference)
        .misconceptions(
            "batch_stats", "unbiased_running", "momentum_swapped", "last_batch", "var_init_zero")
        .alsoAs(
            "module",
            Script.of()
                .tensors("train_batches", "x_test")
                .call("BatchNorm", "D", "momentum")
                .as("layer")
                .set("layer", "gamma", "beta")
                .callEach("layer", "train_batches")
                .call("layer.eval")
                .call("layer", "x_test")
                .handedInAs("y")
                .collect("layer.running_mean", "running_mean")
                .collect("layer.running_var", "running_var")
                .build())
        .build();
  }

  private static boolean isWeight(Inputs in) {
    return in.number("momentum") >= 0 && in.number("momentum") <= 1;
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "train_batches",
            Tensor.vector(1, 2, 3, 4).reshape(1, 4, 1),
            "x_test",
            Tensor.matrix(new double[] {1}),
            "gamma",
            Tensor.vector(1),
            "beta",
            Tensor.vector(0),
            "momentum",
            0.9),
        sized(draw, "usual", 3, 4, draw.integer(2, 3), 5, 0.9),
        sized(draw, "one_test_sample", 3, 4, 3, 1, 0.9),
        sized(draw, "square", 3, 3, 3, 3, 0.9),
        sized(draw, "short_memory", draw.integer(4, 6), 3, 2, 4, draw.number(0.6, 0.8)));
  }

  private static Case sized(Draw draw, String name, int t, int n, int d, int m, double momentum) {
    return Case.of(
        name,
        "train_batches",
        draw.uniform(-1, 5, t, n, d),
        "x_test",
        draw.uniform(-1, 5, m, d),
        "gamma",
        draw.uniform(0.5, 2, d),
        "beta",
        draw.normal(d),
        "momentum",
        momentum);
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray batches = in.get("train_batches");
    double n = batches.getShape().get(1);
    NDArray mean = in.get("gamma").zerosLike();
    NDArray variance = slips.has("var_init_zero") ? mean : mean.add(1);
    double kept = kept(in.number("momentum"), slips);
    for (int t = 0; t < batches.getShape().get(0); t++) {
      NDArray batch = batches.get(t);
      double correction = slips.has("unbiased_running") ? n / (n - 1) : 1;
      mean = mean.mul(kept).add(mean(batch).mul(1 - kept));
      variance = variance.mul(kept).add(variance(batch).mul(correction * (1 - kept)));
    }
    NDArray x = in.get("x_test");
    boolean own = slips.has("batch_stats");
    NDArray normalised =
        x.sub(own ? mean(x) : mean).div((own ? variance(x) : variance).add(EPS).sqrt());
    return Map.of(
        "y",
        normalised.mul(in.get("gamma")).add(in.get("beta")),
        "running_mean",
        mean,
        "running_var",
        variance);
  }

  /** The weight of what was there before. */
  private static double kept(double momentum, Slips slips) {
    if (slips.has("last_batch")) {
      return 0;
    }
    return slips.has("momentum_swapped") ? 1 - momentum : momentum;
  }

  private static NDArray mean(NDArray batch) {
    return batch.mean(new int[] {0});
  }

  private static NDArray variance(NDArray batch) {
    return batch.sub(mean(batch)).square().mean(new int[] {0});
  }
}
