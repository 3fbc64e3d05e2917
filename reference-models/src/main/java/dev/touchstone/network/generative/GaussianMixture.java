package dev.touchstone.network.generative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import java.util.stream.IntStream;

/**
 * A mixture of K Gaussians, p(x) = Σ π_k N(x | μ_k, Σ_k), fitted to x (n, d) by EM: γ_nk ∝ π_k
 * N(x_n | μ_k, Σ_k), then weighted means and covariances. Weights (K,), means (K, d), covariances
 * (K, d, d), all float64.
 *
 * <p>Source: Bishop 2006, section 9.2; Neural Networks and Deep Learning 11.
 */
public record GaussianMixture(Tensor weights, Tensor means, Tensor covariances) {

  /** Keeps a Gaussian on a single point from becoming infinitely narrow. */
  private static final double RIDGE = 1e-6;

  /** A mixture, and the mean log-likelihood of the data under the one before it. */
  private record Step(GaussianMixture next, double logLikelihood) {}

  /** Until the log-likelihood rises by less than the tolerance, at most so many steps. */
  public static GaussianMixture fit(
      Tensor x, int components, Draw draw, double tolerance, int steps) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray points = x.in(manager);
      GaussianMixture mixture = start(points, components, draw);
      double before = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < steps; i++) {
        Step step = mixture.step(points);
        if (step.logLikelihood() - before < tolerance) {
          break;
        }
        before = step.logLikelihood();
        mixture = step.next();
      }
      return mixture;
    }
  }

  /** log p of each row, the mean over x (n, d). */
  public double logLikelihood(Tensor x) {
    try (NDManager manager = NDManager.newBaseManager()) {
      return step(x.in(manager)).logLikelihood();
    }
  }

  /** Means at points far from each other, each with the whole data's covariance. */
  private static GaussianMixture start(NDArray x, int components, Draw draw) {
    NDManager manager = x.getManager();
    NDArray everywhere = manager.ones(new Shape(x.getShape().get(0)), DataType.FLOAT64);
    NDArray one = covariance(x, x.mean(new int[] {0}), everywhere);
    return new GaussianMixture(
        Tensor.of(manager.full(new Shape(components), 1f / components, DataType.FLOAT64)),
        Tensor.of(farApart(x, components, draw)),
        Tensor.of(NDArrays.stack(repeated(one, components))));
  }

  private static NDList repeated(NDArray array, int times) {
    NDList list = new NDList();
    IntStream.range(0, times).forEach(i -> list.add(array));
    return list;
  }

  /** A random point, then again and again the one that is farthest from the nearest so far. */
  private static NDArray farApart(NDArray x, int components, Draw draw) {
    NDList picked = new NDList(x.get(draw.integer(0, (int) x.getShape().get(0) - 1)));
    while (picked.size() < components) {
      NDList distances = new NDList();
      for (NDArray centre : picked) {
        distances.add(x.sub(centre).square().sum(new int[] {1}));
      }
      picked.add(x.get(NDArrays.stack(distances).min(new int[] {0}).argMax().getLong()));
    }
    return NDArrays.stack(picked);
  }

  private Step step(NDArray x) {
    try (NDManager scratch = x.getManager().newSubManager()) {
      NDArray points = x.duplicate();
      points.attach(scratch);
      NDArray joint = logJoint(points);
      NDArray most = joint.max(new int[] {1}, true);
      NDArray log = joint.sub(most).exp().sum(new int[] {1}, true).log().add(most);
      return new Step(next(points, joint.sub(log).exp()), log.mean().getDouble());
    }
  }

  /** log π_k N(x_n | μ_k, Σ_k), (n, K). */
  private NDArray logJoint(NDArray x) {
    NDArray precisions = covariances.in(x.getManager());
    NDArray centres = means.in(x.getManager());
    NDList columns = new NDList();
    for (int k = 0; k < weights.size(); k++) {
      NDArray centred = x.sub(centres.get(k));
      NDArray covariance = precisions.get(k);
      NDArray squares = centred.matMul(covariance.inverse()).mul(centred).sum(new int[] {1});
      double constant =
          Math.log(weights.data()[k])
              - 0.5
                  * (logDeterminant(covariance)
                      + centres.getShape().get(1) * Math.log(2 * Math.PI));
      columns.add(squares.mul(-0.5).add(constant));
    }
    return NDArrays.stack(columns, 1);
  }

  /** By Cholesky's factor L: twice the sum of the logarithms of its diagonal. */
  private static double logDeterminant(NDArray covariance) {
    int d = (int) covariance.getShape().get(0);
    double[] a = covariance.toDoubleArray();
    double log = 0;
    for (int j = 0; j < d; j++) {
      double pivot = Math.sqrt(a[j * d + j]);
      log += 2 * Math.log(pivot);
      for (int i = j; i < d; i++) {
        a[i * d + j] /= pivot;
      }
      for (int i = j + 1; i < d; i++) {
        for (int l = j + 1; l <= i; l++) {
          a[i * d + l] -= a[i * d + j] * a[l * d + j];
        }
      }
    }
    return log;
  }

  private static GaussianMixture next(NDArray x, NDArray shares) {
    NDArray counts = shares.sum(new int[] {0});
    NDArray centres = shares.transpose().matMul(x).div(counts.expandDims(1));
    NDList spreads = new NDList();
    for (int k = 0; k < counts.size(); k++) {
      spreads.add(covariance(x, centres.get(k), shares.get(":, " + k)));
    }
    return new GaussianMixture(
        Tensor.of(counts.div(counts.sum())),
        Tensor.of(centres),
        Tensor.of(NDArrays.stack(spreads)));
  }

  /** Σ γ_n (x_n − μ)(x_n − μ)ᵀ / Σ γ_n, (d, d). */
  private static NDArray covariance(NDArray x, NDArray mean, NDArray shares) {
    NDArray centred = x.sub(mean);
    NDArray weighted = centred.mul(shares.expandDims(1)).div(shares.sum());
    int d = (int) x.getShape().get(1);
    NDArray ridge = x.getManager().eye(d, d, 0, DataType.FLOAT64).mul(RIDGE);
    return weighted.transpose().matMul(centred).add(ridge);
  }
}
