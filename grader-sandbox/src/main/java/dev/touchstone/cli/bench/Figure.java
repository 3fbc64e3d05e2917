package dev.touchstone.cli.bench;

import java.util.List;
import java.util.stream.IntStream;

/** What was measured, round by round, and what is told of it. */
record Figure(double median, double p95, List<Double> values) {

  private static final double MOST = 0.95;

  static Figure of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int last = sorted.size() - 1;
    return new Figure(
        (sorted.get(last / 2) + sorted.get(last - last / 2)) / 2,
        sorted.get((int) Math.ceil(MOST * sorted.size()) - 1),
        List.copyOf(values));
  }

  /** Round by round, since what disturbs the machine disturbs one round more than another. */
  Figure over(Figure other) {
    if (other.values.size() != values.size()) {
      throw new IllegalArgumentException("not measured together");
    }
    return of(
        IntStream.range(0, values.size())
            .mapToObj(round -> values.get(round) / other.values.get(round))
            .toList());
  }
}
