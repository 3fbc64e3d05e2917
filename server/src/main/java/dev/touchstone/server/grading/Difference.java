package dev.touchstone.server.grading;

import dev.touchstone.reference.Comparison;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where an output leaves the expected one: absolute differences by row and column. Of more than two
 * axes the first matrix is taken that differs; what is larger than can be drawn is put together in
 * blocks, of which each shows its largest.
 *
 * @param slice the index of the matrix, empty where there is only one
 * @param rows null where a difference is not a number
 * @param worst the largest of these
 * @param worstIndex where that is in the whole output
 * @param high so many rows make one
 * @param wide so many columns make one
 * @param wrong how many of the matrix's values differ
 * @param size of how many
 */
record Difference(
    String output,
    List<Integer> slice,
    List<List<@Nullable Double>> rows,
    double worst,
    List<Integer> worstIndex,
    int high,
    int wide,
    int wrong,
    int size) {

  private static final int MOST = 24;
  private static final int MOST_READABLE_COLUMNS = 9;
  private static final int MOST_READABLE_ROWS = 16;

  /** Of two arrays of the same shape. */
  static Difference between(String output, Tensor expected, Tensor actual, Tolerance tolerance) {
    int columns = expected.rank() == 0 ? 1 : expected.shape().getLast();
    int height = expected.rank() < 2 ? 1 : expected.shape().get(expected.rank() - 2);
    int size = height * columns;
    int from = firstThatDiffers(expected, actual, size, tolerance) * size;
    int high = Math.ceilDiv(height, MOST);
    int wide = Math.ceilDiv(columns, MOST);
    List<List<@Nullable Double>> rows = new ArrayList<>();
    for (int top = 0; top < height; top += high) {
      List<@Nullable Double> row = new ArrayList<>();
      for (int left = 0; left < columns; left += wide) {
        row.add(
            largest(
                expected,
                actual,
                from + top * columns + left,
                columns,
                Math.min(high, height - top),
                Math.min(wide, columns - left)));
      }
      rows.add(row);
    }
    int worst =
        IntStream.range(from, from + size)
            .boxed()
            .max(
                (a, b) ->
                    Double.compare(
                        finite(off(expected, actual, a)), finite(off(expected, actual, b))))
            .orElse(from);
    int wrong =
        (int)
            IntStream.range(from, from + size)
                .filter(i -> !agree(expected, actual, i, tolerance))
                .count();
    List<Integer> index = expected.index(worst);
    return new Difference(
        output,
        index.subList(0, Math.max(0, expected.rank() - 2)),
        rows,
        finite(off(expected, actual, worst)),
        index,
        high,
        wide,
        wrong,
        size);
  }

  private static int firstThatDiffers(
      Tensor expected, Tensor actual, int size, Tolerance tolerance) {
    return IntStream.range(0, expected.size())
        .filter(i -> !agree(expected, actual, i, tolerance))
        .map(i -> i / size)
        .findFirst()
        .orElse(0);
  }

  /** Null where one is not a number. */
  private static @Nullable Double largest(
      Tensor expected, Tensor actual, int corner, int columns, int high, int wide) {
    double largest = 0;
    for (int i = 0; i < high; i++) {
      for (int j = 0; j < wide; j++) {
        double off = off(expected, actual, corner + i * columns + j);
        if (!Double.isFinite(off)) {
          return null;
        }
        largest = Math.max(largest, off);
      }
    }
    return largest;
  }

  static double off(Tensor expected, Tensor actual, int position) {
    return Math.abs(expected.data()[position] - actual.data()[position]);
  }

  private static double finite(double off) {
    return Double.isFinite(off) ? off : 0;
  }

  private static boolean agree(Tensor expected, Tensor actual, int position, Tolerance tolerance) {
    return Comparison.of(
            Tensor.scalar(expected.data()[position]),
            Tensor.scalar(actual.data()[position]),
            tolerance)
        .agrees();
  }

  public String worstText() {
    return ArrayView.number(worst);
  }

  /** Whether the numbers themselves can be read beside one another. */
  public boolean isReadable() {
    return high == 1
        && wide == 1
        && rows.size() <= MOST_READABLE_ROWS
        && rows.getFirst().size() <= MOST_READABLE_COLUMNS;
  }

  /** Whether each square stands for several values. */
  public boolean isReduced() {
    return high > 1 || wide > 1;
  }

  /** How dark a square is, from 0 to 1; where there is no number it is darkest. */
  public double share(@Nullable Double off) {
    return off == null ? 1 : worst > 0 ? Math.round(1000 * off / worst) / 1000.0 : 0;
  }
}
