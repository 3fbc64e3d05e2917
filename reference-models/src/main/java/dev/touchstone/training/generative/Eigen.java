package dev.touchstone.training.generative;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues, largest first, and eigenvectors, a row each, of a symmetric matrix by Jacobi's
 * rotations; DJL decomposes no matrix.
 */
record Eigen(double[] values, double[][] vectors) {

  private static final int SWEEPS = 30;
  private static final double NEGLIGIBLE = 1e-11;

  static Eigen of(double[][] matrix) {
    int d = matrix.length;
    double[][] a = IntStream.range(0, d).mapToObj(i -> matrix[i].clone()).toArray(double[][]::new);
    double[][] v = new double[d][d];
    double scale = 0;
    for (int i = 0; i < d; i++) {
      v[i][i] = 1;
      scale = Math.max(scale, a[i][i]);
    }
    boolean turning = true;
    for (int sweep = 0; sweep < SWEEPS && turning; sweep++) {
      turning = sweep(a, v, NEGLIGIBLE * scale);
    }
    return sorted(a, v);
  }

  /** Whether anything was left to be turned away. */
  private static boolean sweep(double[][] a, double[][] v, double negligible) {
    boolean turned = false;
    for (int p = 0; p < a.length; p++) {
      for (int q = p + 1; q < a.length; q++) {
        if (Math.abs(a[p][q]) > negligible) {
          double angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
          turnColumns(a, p, q, Math.cos(angle), Math.sin(angle));
          turnRows(a, p, q, Math.cos(angle), Math.sin(angle));
          turnRows(v, p, q, Math.cos(angle), Math.sin(angle));
          turned = true;
        }
      }
    }
    return turned;
  }

  private static void turnColumns(double[][] a, int p, int q, double cos, double sin) {
    for (double[] row : a) {
      double atP = row[p];
      row[p] = cos * atP - sin * row[q];
      row[q] = sin * atP + cos * row[q];
    }
  }

  private static void turnRows(double[][] a, int p, int q, double cos, double sin) {
    double[] atP = a[p];
    double[] atQ = a[q];
    for (int j = 0; j < atP.length; j++) {
      double before = atP[j];
      atP[j] = cos * before - sin * atQ[j];
      atQ[j] = sin * before + cos * atQ[j];
    }
  }

  private static Eigen sorted(double[][] diagonal, double[][] vectors) {
    int[] order =
        IntStream.range(0, diagonal.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -diagonal[i][i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Eigen(
        IntStream.of(order).mapToDouble(i -> diagonal[i][i]).toArray(),
        IntStream.of(order).mapToObj(i -> vectors[i]).toArray(double[][]::new));
  }

  /** The matrix whose square this one is; what rounding made negative counts as 0. */
  double[][] root() {
    int d = values.length;
    double[][] root = new double[d][d];
    for (int k = 0; k < d; k++) {
      double value = Math.sqrt(Math.max(0, values[k]));
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          root[i][j] += value * vectors[k][i] * vectors[k][j];
        }
      }
    }
    return root;
  }
}
