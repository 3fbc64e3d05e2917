package dev.touchstone.server.competition;

import dev.touchstone.reference.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Rows with a class each.
 *
 * @param x float64 (n, d)
 * @param y int64 (n,)
 */
record DataSet(Tensor x, Tensor y) {

  /** Reads lines of numbers separated by commas, the class last. */
  static DataSet ofCsv(byte[] file) {
    List<double[]> rows =
        new String(file, StandardCharsets.US_ASCII).lines().map(DataSet::numbers).toList();
    int width = rows.getFirst().length - 1;
    return new DataSet(
        Tensor.matrix(rows.stream().map(row -> Arrays.copyOf(row, width)).toArray(double[][]::new)),
        Tensor.integers(rows.stream().mapToInt(row -> (int) row[width]).toArray()));
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
  }
}
