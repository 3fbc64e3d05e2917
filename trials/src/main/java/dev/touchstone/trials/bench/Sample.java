package dev.touchstone.trials.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What was measured, in the order it was. */
record Sample(List<Double> values) {

  private static final double MOST = 0.95;

  Sample {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
  }

  double median() {
    List<Double> sorted = sorted();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The smallest that 95 of 100 do not exceed. */
  double p95() {
    return sorted().get((int) Math.ceil(MOST * values.size()) - 1);
  }

  /** Round by round, since what disturbs the machine disturbs one round more than another. */
  Sample over(Sample other) {
    if (other.values.size() != values.size()) {
      throw new IllegalArgumentException("not measured together");
    }
    return new Sample(
        IntStream.range(0, values.size())
            .mapToObj(round -> values.get(round) / other.values.get(round))
            .toList());
  }

  private List<Double> sorted() {
    List<Double> sorted = new ArrayList<>(values);
    sorted.sort(null);
    return sorted;
  }
}
