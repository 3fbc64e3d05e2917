package dev.touchstone.reference.unsupervised;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One EM step of a Gaussian mixture on X (n, d) with weights pi (k,), means mu (k, d) and
 * covariances sigma (k, d, d): resp γ (n, k) with γ_ik ∝ π_k N(x_i | μ_k, Σ_k); then, with N_k =
 * Σ_i γ_ik, pi = N_k/n (k,), mu = Σ_i γ_ik x_i / N_k (k, d), sigma the weighted covariance about
 * the new mean (k, d, d); and loglik Σ_i log Σ_k π_k N(x_i | μ_k, Σ_k) of the parameters given, a
 * scalar. Densities stay logarithms, since they vanish far from every mean.
 *
 * <p>Source: Dempster, Laird and Rubin 1977; Bishop, Pattern Recognition and Machine Learning 9.2.
 */
final class GmmEmStep {

  private GmmEmStep() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.UNSUPERVISED, "gmm_em_step", 1)
        .parameter("X", floats("n", "d"))
        .parameter("pi", floats("k"))
        .parameter("mu", floats("k", "d"))
        .parameter("sigma", floats("k", "d", "d"))
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .requires("pi", "it is empty or not all positive", in -> isPositive(in.tensor("pi")))
        .requires("sigma", "its matrices are not positive definite", GmmEmStep::areDefinite)
        .returnsDict(
            "resp",
            floats("n", "k"),
            "pi",
            floats("k"),
            "mu",
            floats("k", "d"),
            "sigma",
            floats("k", "d", "d"),
            "loglik",
            floats())
        .cases(GmmEmStep::cases)
        .reference(GmmEmStep::reference)
        .misconceptions(
            "no_prior",
            "no_determinant",
            "precision_confused",
            "old_mean",
            "hard_assignment",
            "axis",
            "divide_by_n",
            "uniform_pi",
            "no_log_domain")
        .build();
  }

  private static boolean isPositive(Tensor pi) {
    return pi.size() > 0 && Arrays.stream(pi.data()).allMatch(weight -> weight > 0);
  }

  private static boolean areDefinite(Inputs in) {
    NDArray sigma = in.get("sigma");
    for (int k = 0; k < sigma.getShape().get(0); k++) {
      NDArray one = sigma.get(k);
      if (!one.allClose(one.transpose()) || Double.isNaN(logDeterminant(one))) {
        return false;
      }
    }
    return true;
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.vector(0, 1, 4).reshape(3, 1),
            "pi",
            Tensor.vector(0.5, 0.5),
            "mu",
            Tensor.vector(0, 4).reshape(2, 1),
            "sigma",
            Tensor.vector(1, 1).reshape(2, 1, 1)),
        mixture(draw, "plane", draw.integer(8, 10), 3, 2, false),
        mixture(draw, "space", draw.integer(6, 9), 2, 3, false),
        mixture(draw, "square", 3, 3, 3, false),
        mixture(draw, "outlier", draw.integer(6, 8), 2, 2, true));
  }

  /** Components of unlike weights and covariances; samples near the means, each mean has one. */
  private static Case mixture(Draw draw, String name, int n, int k, int d, boolean hasOutlier) {
    double[] mu = draw.normal(k, d).data();
    double[] x = draw.normal(n, d).data();
    for (int i = 0; i < x.length; i++) {
      x[i] = 0.8 * x[i] + mu[i % mu.length];
    }
    if (hasOutlier) {
      Arrays.fill(x, x.length - d, x.length, 80);
    }
    return Case.of(
        name,
        "X",
        Tensor.vector(x).reshape(n, d),
        "pi",
        unequalWeights(draw, k),
        "mu",
        Tensor.vector(mu).reshape(k, d),
        "sigma",
        covariances(draw, k, d));
  }

  private static Tensor unequalWeights(Draw draw, int k) {
    double[] weights = draw.uniform(0.8, 1.2, k).data();
    weights[draw.integer(0, k - 1)] *= 3;
    double sum = Arrays.stream(weights).sum();
    return Tensor.vector(Arrays.stream(weights).map(w -> w / sum).toArray());
  }

  /**
   * AAᵀ + ½ I, each component wider than the one before: an outlier belongs to the widest beyond
   * any doubt of float32.
   */
  private static Tensor covariances(Draw draw, int k, int d) {
    double[] a = draw.uniform(-0.6, 0.6, k, d, d).data();
    double[] sigma = new double[k * d * d];
    for (int place = 0; place < sigma.length; place++) {
      int component = place / (d * d);
      int row = place / d;
      int column = component * d + place % d;
      double product = row == column ? 0.5 : 0;
      for (int m = 0; m < d; m++) {
        product += a[row * d + m] * a[column * d + m];
      }
      sigma[place] = product * (1 + 3 * component);
    }
    return Tensor.vector(sigma).reshape(k, d, d);
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray joint = logJoint(x, in, slips);
    NDArray evidence =
        slips.has("no_log_domain")
            ? joint.exp().sum(new int[] {1}, true).log()
            : Nd.logSumExp(joint, slips.has("axis") ? 0 : 1);
    NDArray resp = joint.sub(evidence).exp();
    if (slips.has("no_log_domain")) {
      resp = joint.exp().div(joint.exp().sum(new int[] {1}, true));
    }
    if (slips.has("hard_assignment")) {
      resp = Nd.oneHot(joint.argMax(1), (int) joint.getShape().get(1));
    }
    Map<String, NDArray> step = new LinkedHashMap<>(maximised(x, resp, in.get("mu"), slips));
    step.put("resp", resp);
    step.put("loglik", evidence.sum());
    return step;
  }

  /** log π_k + log N(x_i | μ_k, Σ_k) for every sample and component: (n, k). */
  private static NDArray logJoint(NDArray x, Inputs in, Slips slips) {
    List<NDArray> columns = new ArrayList<>();
    double[] pi = in.doubles("pi");
    for (int k = 0; k < pi.length; k++) {
      NDArray sigma = in.get("sigma").get(k);
      NDArray away = x.sub(in.get("mu").get(k));
      NDArray precision = slips.has("precision_confused") ? sigma : sigma.inverse();
      NDArray squared = away.matMul(precision).mul(away).sum(new int[] {1});
      double logVolume =
          x.getShape().get(1) * Math.log(2 * Math.PI)
              + (slips.has("no_determinant") ? 0 : logDeterminant(sigma));
      double logPrior = slips.has("no_prior") ? 0 : Math.log(pi[k]);
      columns.add(squared.add(logVolume).mul(-0.5).add(logPrior));
    }
    return Nd.stack(columns, 1);
  }

  private static Map<String, NDArray> maximised(
      NDArray x, NDArray resp, NDArray oldMu, Slips slips) {
    long n = x.getShape().get(0);
    long components = resp.getShape().get(1);
    NDArray counts = resp.sum(new int[] {0});
    NDArray sums = resp.transpose().matMul(x);
    NDArray mu = slips.has("divide_by_n") ? sums.div(n) : sums.div(counts.expandDims(1));
    List<NDArray> sigma = new ArrayList<>();
    for (int k = 0; k < components; k++) {
      NDArray away = x.sub((slips.has("old_mean") ? oldMu : mu).get(k));
      NDArray weight = resp.get(":," + k).expandDims(1);
      sigma.add(away.mul(weight).transpose().matMul(away).div(counts.get(k)));
    }
    NDArray pi =
        slips.has("uniform_pi")
            ? Nd.full(x.getManager(), 1.0 / components, components)
            : counts.div(n);
    return Map.of("pi", pi, "mu", mu, "sigma", Nd.stack(sigma, 0));
  }

  /** By Cholesky's factors, which DJL has no operator for; NaN where there are none. */
  private static double logDeterminant(NDArray symmetric) {
    int d = (int) symmetric.getShape().get(0);
    double[] l = symmetric.reshape(new Shape((long) d * d)).toDoubleArray();
    double logDeterminant = 0;
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = l[i * d + j];
        for (int m = 0; m < j; m++) {
          rest -= l[i * d + m] * l[j * d + m];
        }
        l[i * d + j] = i == j ? Math.sqrt(rest) : rest / l[j * d + j];
      }
      logDeterminant += 2 * Math.log(l[i * d + i]);
    }
    return Double.isInfinite(logDeterminant) ? Double.NaN : logDeterminant;
  }
}
