package dev.touchstone.reference.unsupervised;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues, largest first, and the eigenvectors as columns, of a symmetric matrix. DJL has no
 * decomposition of matrices.
 */
record SymmetricEigen(double[] values, double[][] vectors) {

  private static final int SWEEPS = 40;

  /** By Jacobi's rotations: each makes one element off the diagonal vanish. */
  static SymmetricEigen of(double[][] matrix) {
    int d = matrix.length;
    double[][] a = new double[d][];
    double[][] v = new double[d][d];
    for (int i = 0; i < d; i++) {
      a[i] = matrix[i].clone();
      v[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < d; p++) {
        for (int q = p + 1; q < d; q++) {
          double angle = 0.5 * Math.atan2(2 * a[p][q], a[p][p] - a[q][q]);
          rotateColumns(a, p, q, angle);
          rotateRows(a, p, q, angle);
          rotateColumns(v, p, q, angle);
        }
      }
    }
    return sorted(a, v);
  }

  private static void rotateColumns(double[][] a, int p, int q, double angle) {
    for (double[] row : a) {
      double atP = row[p];
      row[p] = Math.cos(angle) * atP + Math.sin(angle) * row[q];
      row[q] = Math.cos(angle) * row[q] - Math.sin(angle) * atP;
    }
  }

  private static void rotateRows(double[][] a, int p, int q, double angle) {
    for (int j = 0; j < a.length; j++) {
      double atP = a[p][j];
      a[p][j] = Math.cos(angle) * atP + Math.sin(angle) * a[q][j];
      a[q][j] = Math.cos(angle) * a[q][j] - Math.sin(angle) * atP;
    }
  }

  private static SymmetricEigen sorted(double[][] diagonal, double[][] v) {
    int d = diagonal.length;
    int[] order =
        IntStream.range(0, d)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -diagonal[i][i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[d];
    double[][] vectors = new double[d][d];
    for (int i = 0; i < d; i++) {
      values[i] = diagonal[order[i]][order[i]];
      for (int row = 0; row < d; row++) {
        vectors[row][i] = v[row][order[i]];
      }
    }
    return new SymmetricEigen(values, vectors);
  }
}
