package dev.touchstone.server.grading;

import dev.touchstone.grading.CaseReport;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an output leaves the expected one: absolute differences by row and column (null where one
 * is not a number), the largest, and its index.
 */
record Difference(List<List<@Nullable Double>> rows, double worst, String worstIndex) {

  private static final int MOST = 24;

  /** Of the first output that differs in value and not in shape, and is small enough to draw. */
  static @Nullable Difference of(CaseReport.Values values) {
    return values.expected().entrySet().stream()
        .filter(output -> values.actual().containsKey(output.getKey()))
        .map(output -> between(output.getValue(), values.actual().get(output.getKey())))
        .filter(found -> found != null)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Difference between(Tensor expected, @Nullable Tensor actual) {
    if (actual == null
        || expected.isText()
        || !actual.shape().equals(expected.shape())
        || expected.size() == 0) {
      return null;
    }
    int columns = expected.rank() == 0 ? 1 : expected.shape().getLast();
    if (expected.rank() > 2 || columns > MOST || expected.size() / columns > MOST) {
      return null;
    }
    return between(expected, actual, columns);
  }

  private static Difference between(Tensor expected, Tensor actual, int columns) {
    List<List<@Nullable Double>> rows = new ArrayList<>();
    double worst = 0;
    int at = 0;
    for (int i = 0; i < expected.size(); i++) {
      if (i % columns == 0) {
        rows.add(new ArrayList<>());
      }
      double off = Math.abs(expected.data()[i] - actual.data()[i]);
      rows.getLast().add(Double.isFinite(off) ? off : null);
      if (off > worst && Double.isFinite(off)) {
        worst = off;
        at = i;
      }
    }
    return new Difference(rows, worst, expected.index(at).toString());
  }
}
