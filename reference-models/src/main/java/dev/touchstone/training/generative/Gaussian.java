package dev.touchstone.training.generative;

import dev.touchstone.reference.Tensor;
import java.util.stream.IntStream;

/** The mean (d,) and covariance (d, d) of some data. */
record Gaussian(double[] mean, double[][] covariance) {

  /** Of rows (n, d). */
  static Gaussian of(Tensor rows) {
    int n = rows.shape().get(0);
    int d = rows.shape().get(1);
    double[] mean = mean(rows);
    double[][] covariance = new double[d][d];
    for (int row = 0; row < n; row++) {
      for (int i = 0; i < d; i++) {
        double share = (rows.data()[row * d + i] - mean[i]) / n;
        for (int j = 0; j < d; j++) {
          covariance[i][j] += share * (rows.data()[row * d + j] - mean[j]);
        }
      }
    }
    return new Gaussian(mean, covariance);
  }

  /** The mean of rows (n, d). */
  static double[] mean(Tensor rows) {
    double[] mean = new double[rows.shape().get(1)];
    for (int i = 0; i < rows.size(); i++) {
      mean[i % mean.length] += rows.data()[i] / rows.shape().getFirst();
    }
    return mean;
  }

  /**
   * Fréchet's distance, squared: ‖μ − μ′‖² + tr(Σ + Σ′ − 2 (Σ^½ Σ′ Σ^½)^½).
   *
   * <p>Source: Heusel et al. 2017, there of a classifier's features, here of the pixels.
   */
  double distance(Gaussian other) {
    double[][] root = Eigen.of(covariance).root();
    double[] values = Eigen.of(product(product(root, other.covariance), root)).values();
    double distance = 0;
    for (int i = 0; i < mean.length; i++) {
      distance += Math.pow(mean[i] - other.mean[i], 2);
      distance += covariance[i][i] + other.covariance[i][i];
      distance -= 2 * Math.sqrt(Math.max(0, values[i]));
    }
    return distance;
  }

  /** The mean squared error of rows (n, d) when only their k largest components are kept. */
  double errorOfComponents(Tensor rows, int k) {
    double[][] vectors = Eigen.of(covariance).vectors();
    int d = mean.length;
    double error = 0;
    for (int row = 0; row < rows.shape().getFirst(); row++) {
      int at = row * d;
      double[] centred =
          IntStream.range(0, d).mapToDouble(j -> rows.data()[at + j] - mean[j]).toArray();
      error += product(centred, centred);
      for (int c = 0; c < k; c++) {
        error -= Math.pow(product(centred, vectors[c]), 2);
      }
    }
    return error / rows.size();
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < b[0].length; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }
}
