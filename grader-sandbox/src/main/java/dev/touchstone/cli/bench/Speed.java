package dev.touchstone.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * DJL against PyTorch, either on one thread.
 *
 * @param ratio the median of the median ratios of the workloads that count
 * @param target what that may be at most
 */
record Speed(int rounds, List<Row> workloads, double ratio, double target) {

  static final String HEAD =
      "%-26s %9s %9s   %6s %6s".formatted("workload", "DJL ms", "PyTorch", "ratio", "p95");

  private static final double TARGET = 1.2;

  /** What takes PyTorch less, in milliseconds, is more the call than the computation. */
  private static final double LONG_ENOUGH = 10;

  /** One workload; milliseconds. */
  record Row(String workload, Figure djl, Figure pytorch, Figure ratio, boolean counts) {

    static Row of(List<Round> rounds, int index) {
      Figure djl = figure(rounds, round -> round.djl().get(index));
      Figure pytorch = figure(rounds, round -> round.pytorch().get(index));
      return new Row(
          rounds.getFirst().workloads().get(index).name(),
          djl,
          pytorch,
          djl.over(pytorch),
          pytorch.median() > LONG_ENOUGH);
    }

    private static Figure figure(List<Round> rounds, Function<Round, Timed> side) {
      return Figure.of(rounds.stream().map(side).map(Timed::millis).toList());
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "%-26s %9.1f %9.1f   %6.3f %6.3f%s",
          workload,
          djl.median(),
          pytorch.median(),
          ratio.median(),
          ratio.p95(),
          counts ? "" : "   too short to count");
    }
  }

  static Speed measure(PyTorch pytorch, int rounds, Consumer<String> progress) {
    List<Workload> workloads = Workloads.all();
    Round.first(workloads, pytorch);
    List<Round> measured = new ArrayList<>();
    for (int i = 1; i <= rounds; i++) {
      progress.accept("round %d of %d".formatted(i, rounds));
      measured.add(Round.of(workloads, pytorch, i % 2 == 0));
    }
    return of(measured);
  }

  private static Speed of(List<Round> rounds) {
    int workloads = rounds.getFirst().workloads().size();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < workloads; i++) {
      rows.add(Row.of(rounds, i));
    }
    List<Double> ratios =
        rows.stream().filter(Row::counts).map(row -> row.ratio().median()).toList();
    return new Speed(rounds.size(), rows, Figure.of(ratios).median(), TARGET);
  }

  String line() {
    long counted = workloads.stream().filter(Row::counts).count();
    return String.format(
        Locale.ROOT,
        "median of the %d workloads over %.0f ms: %.3f   ≤ %.2f%s",
        counted,
        LONG_ENOUGH,
        ratio,
        target,
        ratio <= target ? "" : " MISSED");
  }
}
