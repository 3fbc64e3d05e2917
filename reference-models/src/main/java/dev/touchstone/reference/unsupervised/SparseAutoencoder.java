package dev.touchstone.reference.unsupervised;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * h = σ(XW + b) and X̂ = σ(hWᵀ + c) for X (n, d), W (d, h), b (h,), c (d,). Returned: recon X̂ (n,
 * d); loss ½ · 1/n Σ_i ‖x_i − x̂_i‖², a scalar; sparsity Σ_j KL(ρ ‖ ρ̂_j) with ρ = 0.05 and ρ̂_j
 * the mean of hidden unit j over the samples, a scalar.
 *
 * <p>Source: Ng, CS294A lecture notes on sparse autoencoders, with tied weights.
 */
final class SparseAutoencoder {

  private static final double RHO = 0.05;

  private SparseAutoencoder() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.UNSUPERVISED, "sparse_autoencoder", 1)
        .parameter("X", floats("n", "d"))
        .parameter("W", floats("d", "h"))
        .parameter("b", floats("h"))
        .parameter("c", floats("d"))
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .returnsDict("recon", floats("n", "d"), "loss", floats(), "sparsity", floats())
        .cases(SparseAutoencoder::cases)
        .reference(SparseAutoencoder::reference)
        .misconceptions(
            "linear_decoder", "mean_over_features", "kl_reversed", "l1_sparsity", "kl_per_sample")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int d = draw.integer(4, 6);
    int square = draw.integer(3, 4);
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.matrix(new double[][] {{1, 0}, {0, 1}}),
            "W",
            Tensor.vector(1, -1).reshape(2, 1),
            "b",
            Tensor.vector(0),
            "c",
            Tensor.vector(0, 0)),
        sized(draw, "narrow", 7, d, draw.integer(2, 3), 0),
        sized(draw, "wide", 3, d, draw.integer(8, 9), 0),
        sized(draw, "square", square, square, square, 0),
        sized(draw, "sparse", 5, d, 3, -3));
  }

  /**
   * @param bias about where the hidden biases lie: far below zero, few units are active
   */
  private static Case sized(Draw draw, String name, int n, int d, int h, double bias) {
    double[] b = Arrays.stream(draw.normal(h).data()).map(x -> 0.5 * x + bias).toArray();
    return Case.of(
        name, "X", draw.uniform(0, 1, n, d), "W", draw.normal(d, h), "b", b, "c", draw.normal(d));
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray w = in.get("W");
    NDArray h = Nd.sigmoid(x.matMul(w).add(in.get("b")));
    NDArray decoded = h.matMul(w.transpose()).add(in.get("c"));
    NDArray recon = slips.has("linear_decoder") ? decoded : Nd.sigmoid(decoded);
    NDArray squared = x.sub(recon).square();
    NDArray loss =
        slips.has("mean_over_features") ? squared.mean() : squared.sum(new int[] {1}).mean();
    return Map.of("recon", recon, "loss", loss.mul(0.5), "sparsity", sparsity(h, slips));
  }

  private static NDArray sparsity(NDArray h, Slips slips) {
    NDArray active = h.mean(new int[] {0}, true);
    if (slips.has("l1_sparsity")) {
      return active.sum();
    }
    if (slips.has("kl_per_sample")) {
      return divergence(h.onesLike().mul(RHO), h).sum(new int[] {1}).mean();
    }
    NDArray rho = active.onesLike().mul(RHO);
    return (slips.has("kl_reversed") ? divergence(active, rho) : divergence(rho, active)).sum();
  }

  /** KL(p ‖ q) between coins that fall heads with probability p and q. */
  private static NDArray divergence(NDArray p, NDArray q) {
    NDArray heads = p.mul(p.div(q).log());
    NDArray tails = p.neg().add(1).mul(p.neg().add(1).div(q.neg().add(1)).log());
    return heads.add(tails);
  }
}
