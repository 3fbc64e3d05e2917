package dev.touchstone.reference.unsupervised;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;
import java.util.Map;

/**
 * The k largest eigenvalues of the covariance Σ = (X − μ)ᵀ(X − μ) / n, and the reconstruction (X −
 * μ) V Vᵀ + μ from their eigenvectors V; for X (n, d): var (k,), recon (n, d). Neither depends on
 * the signs of the eigenvectors.
 *
 * <p>Source: Neural Networks and Deep Learning 9.1.
 */
final class Pca {

  private static final int[] SAMPLES = {0};

  private Pca() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.UNSUPERVISED, "pca", 1)
        .parameter("X", floats("n", "d"))
        .parameter("k", integers())
        .requires("X", "it is empty", in -> in.tensor("X").size() > 0)
        .requires("X", "it has more than 100 columns", in -> in.tensor("X").shape().get(1) <= 100)
        .requires("k", "it must be from 1 to d", Pca::componentsFit)
        .returnsDict("var", floats("k"), "recon", floats("n", "d"))
        .cases(Pca::cases)
        .reference(Pca::reference)
        .misconceptions(
            "not_centred", "ddof1", "smallest", "correlation", "mean_not_added", "projects_raw")
        .build();
  }

  private static boolean componentsFit(Inputs in) {
    int k = in.integer("k");
    return k >= 1 && k <= in.tensor("X").shape().get(1);
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example", "X", Tensor.matrix(new double[][] {{9, 5}, {1, 1}, {6, 1}, {4, 5}}), "k", 1),
        Case.of("plane", "X", cloud(draw, draw.integer(12, 18), 3), "k", 2),
        Case.of("line", "X", cloud(draw, draw.integer(12, 18), 4), "k", 1),
        Case.of("square", "X", cloud(draw, 5, 5), "k", 2),
        Case.of("all_components", "X", cloud(draw, draw.integer(10, 14), 3), "k", 3));
  }

  /** Samples about a mean other than 0, with every direction twice as wide as the one before. */
  private static Tensor cloud(Draw draw, int n, int d) {
    double[] x = draw.normal(n, d).data().clone();
    for (int i = 0; i < x.length; i++) {
      x[i] *= 0.5 * Math.pow(2, i % d);
    }
    for (int j = 0; j + 1 < d; j++) {
      rotate(x, d, j, draw.number(0.3, 1.2));
    }
    double[] mean = draw.uniform(2, 5, d).data();
    for (int i = 0; i < x.length; i++) {
      x[i] += mean[i % d];
    }
    return Tensor.vector(x).reshape(n, d);
  }

  /** Turns every sample in the plane of coordinates j and j + 1. */
  private static void rotate(double[] x, int d, int j, double angle) {
    for (int i = j; i < x.length; i += d) {
      double first = x[i];
      x[i] = Math.cos(angle) * first - Math.sin(angle) * x[i + 1];
      x[i + 1] = Math.sin(angle) * first + Math.cos(angle) * x[i + 1];
    }
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    long n = x.getShape().get(0);
    NDArray mean = x.mean(SAMPLES).mul(slips.has("not_centred") ? 0 : 1);
    NDArray centred = x.sub(mean);
    NDArray spread =
        slips.has("correlation") ? centred.square().mean(SAMPLES).sqrt() : mean.onesLike();
    NDArray z = centred.div(spread);
    NDArray covariance = z.transpose().matMul(z).div(slips.has("ddof1") ? n - 1 : n);
    SymmetricEigen eigen = SymmetricEigen.of(rows(covariance));

    int k = in.integer("k");
    int d = eigen.values().length;
    double[] variances = new double[k];
    double[] components = new double[d * k];
    for (int i = 0; i < k; i++) {
      int column = slips.has("smallest") ? d - 1 - i : i;
      variances[i] = eigen.values()[column];
      for (int j = 0; j < d; j++) {
        components[j * k + i] = eigen.vectors()[j][column];
      }
    }
    NDArray v = Tensor.vector(components).reshape(d, k).in(in.manager());
    NDArray projected = (slips.has("projects_raw") ? x : z).matMul(v).matMul(v.transpose());
    NDArray scaled = projected.mul(spread);
    return Map.of(
        "var",
        in.manager().create(variances),
        "recon",
        slips.has("mean_not_added") ? scaled : scaled.add(mean));
  }

  private static double[][] rows(NDArray matrix) {
    double[][] rows = new double[(int) matrix.getShape().get(0)][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = matrix.get(i).toDoubleArray();
    }
    return rows;
  }
}
