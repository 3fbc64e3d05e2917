package dev.touchstone.server.grading;

import dev.touchstone.reference.DType;
import dev.touchstone.reference.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An array as a small table. A vector is one row; of more than two axes the first are laid under
 * one another. What is too large to read is cut, and says so.
 */
record ArrayView(String name, String shape, List<List<String>> rows) {

  private static final int MOST_ROWS = 16;
  private static final int MOST_COLUMNS = 12;
  private static final String CUT = "…";

  static ArrayView of(String name, Tensor tensor) {
    List<Integer> shape = tensor.outerShape();
    int columns = shape.isEmpty() ? 1 : Math.max(1, shape.getLast());
    int rows = tensor.outerSize() / columns;
    IntFunction<String> element = element(tensor);
    Stream<List<String>> shown =
        IntStream.range(0, Math.min(rows, MOST_ROWS))
            .mapToObj(row -> row(element, row * columns, columns));
    Stream<List<String>> cut = rows > MOST_ROWS ? Stream.of(List.of(CUT)) : Stream.of();
    return new ArrayView(name, tensor.shapeText(), Stream.concat(shown, cut).toList());
  }

  /** The elements by their position, as they are shown. */
  private static IntFunction<String> element(Tensor tensor) {
    if (tensor.isText()) {
      List<String> texts = tensor.texts();
      return i -> "'" + texts.get(i) + "'";
    }
    return tensor.dtype() == DType.BOOL
        ? i -> tensor.data()[i] == 0 ? "False" : "True"
        : i -> number(tensor.data()[i]);
  }

  private static List<String> row(IntFunction<String> element, int from, int columns) {
    Stream<String> shown =
        IntStream.range(from, from + Math.min(columns, MOST_COLUMNS)).mapToObj(element);
    Stream<String> cut = columns > MOST_COLUMNS ? Stream.of(CUT) : Stream.of();
    return Stream.concat(shown, cut).toList();
  }

  /** Four significant digits; whole numbers as such. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e7;
    return String.format(Locale.ROOT, whole ? "%.0f" : "%.4g", value).replace('-', '−');
  }
}
