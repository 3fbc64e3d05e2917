package dev.touchstone.server.grading;

import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn as a line: an output that was made step by step beside the expected one, or the
 * absolute difference along a vector that is too long for squares.
 *
 * @param component which of several values of a step, as an index; empty where there is one
 * @param expected the line's points in a box of {@link #WIDTH} by {@link #HEIGHT}; null where the
 *     difference is drawn
 * @param actual likewise
 * @param low the smallest value in the box
 * @param high the largest
 * @param last the expected and the actual value at the end
 */
record Curve(
    String output,
    List<Integer> component,
    @Nullable String expected,
    String actual,
    String low,
    String high,
    int steps,
    List<String> last) {

  static final int WIDTH = 600;
  static final int HEIGHT = 160;

  /** Along the first axis; of a matrix, the column that has the largest difference. */
  static Curve overSteps(String output, Tensor expected, Tensor actual) {
    int steps = expected.shape().getFirst();
    int width = expected.size() / Math.max(1, steps);
    int worst = worst(expected, actual) % Math.max(1, width);
    double[] right = column(expected, worst, width);
    double[] given = column(actual, worst, width);
    double[] both = DoubleStream.concat(Arrays.stream(right), Arrays.stream(given)).toArray();
    double low = low(both);
    double high = high(both);
    return new Curve(
        output,
        width == 1 ? List.of() : expected.index(worst).subList(1, expected.rank()),
        points(right, low, high),
        points(given, low, high),
        ArrayView.number(low),
        ArrayView.number(high),
        steps,
        List.of(ArrayView.number(right[steps - 1]), ArrayView.number(given[steps - 1])));
  }

  /** Along a vector. */
  static Curve ofDifference(String output, Tensor expected, Tensor actual) {
    double[] off =
        IntStream.range(0, expected.size())
            .mapToDouble(i -> Difference.off(expected, actual, i))
            .toArray();
    double high = high(off);
    return new Curve(
        output,
        List.of(),
        null,
        points(off, 0, high),
        "0",
        ArrayView.number(high),
        off.length,
        List.of());
  }

  private static int worst(Tensor expected, Tensor actual) {
    int worst = 0;
    for (int i = 0; i < expected.size(); i++) {
      // What is not a number is never the worst, as nothing could be drawn of it.
      if (Difference.off(expected, actual, i) > Difference.off(expected, actual, worst)) {
        worst = i;
      }
    }
    return worst;
  }

  private static double[] column(Tensor values, int column, int width) {
    return IntStream.range(0, values.size() / width)
        .mapToDouble(step -> values.data()[step * width + column])
        .toArray();
  }

  private static double low(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
  }

  private static double high(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
  }

  private static String points(double[] values, double low, double high) {
    double across = values.length > 1 ? WIDTH / (values.length - 1.0) : 0;
    double range = high > low ? high - low : 1;
    return IntStream.range(0, values.length)
        .filter(i -> Double.isFinite(values[i]))
        .mapToObj(
            i ->
                String.format(
                    Locale.ROOT, "%.1f,%.1f", i * across, HEIGHT * (high - values[i]) / range))
        .collect(Collectors.joining(" "));
  }
}
