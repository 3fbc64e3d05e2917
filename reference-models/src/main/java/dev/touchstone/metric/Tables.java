package dev.touchstone.metric;

import dev.touchstone.reference.DType;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Arrays as tables: a row of the table for each row of the array. */
final class Tables {

  private Tables() {}

  /**
   * @param values (n,), or (n, k) for a list of k values in each row
   */
  static Table of(Side side, Tensor values) {
    return Table.of(side, "value", values.isText() ? values.texts() : rows(values));
  }

  private static List<Object> rows(Tensor values) {
    int n = values.shape().getFirst();
    List<Object> cells = new ArrayList<>(n);
    if (values.rank() == 1) {
      DoubleStream.of(values.data()).forEach(value -> cells.add(cell(values.dtype(), value)));
      return cells;
    }
    int width = n == 0 ? 0 : values.size() / n;
    for (int row = 0; row < n; row++) {
      cells.add(
          Arrays.stream(values.data(), row * width, (row + 1) * width)
              .mapToObj(value -> cell(values.dtype(), value))
              .toList());
    }
    return cells;
  }

  private static Object cell(DType dtype, double value) {
    return dtype.isFloating() ? (Object) value : (Object) (long) value;
  }
}
