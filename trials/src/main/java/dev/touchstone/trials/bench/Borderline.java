package dev.touchstone.trials.bench;

import dev.touchstone.grading.Grader;
import dev.touchstone.grading.GradingReport;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.sandbox.DockerSandbox;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.trials.bench.Ratio.Figure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The same file, which takes nine tenths of its processor time and is off by nearly the tolerance,
 * graded over and over, half of the times while all processors are busy with something else.
 */
final class Borderline {

  private static final Duration LIMIT = Duration.ofMillis(300);
  private static final double SHARE = 0.9;
  private static final int TRIAL_STEPS = 2_000_000;
  private static final int TRIALS = 7;

  private static final int HALF = 500;
  private static final int HALF_QUICK = 25;
  private static final String BUSY =
      "import time\nend = time.time() + 1800\nwhile time.time() < end: pass";

  private static final long SEED = 1;

  private final Exercise exercise = ExerciseCatalog.find(Place.EXERCISE).orElseThrow();
  private final Place place;

  Borderline(Place place) {
    this.place = place;
  }

  /**
   * @param cpu seconds of processor time that the program saw itself use
   */
  record Half(Map<String, Integer> verdicts, Figure cpu) {
    String line() {
      return "%s, %.0f ms of processor time (p95 %.0f, most %.0f)"
          .formatted(
              verdicts,
              cpu.median(),
              cpu.p95(),
              cpu.values().stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }
  }

  /**
   * @param steps how much work was found to take nine tenths of the limit
   */
  record Result(int steps, long limitMillis, Half idle, Half busy) {}

  Result measure() {
    int half = place.quick() ? HALF_QUICK : HALF;
    try (var sandbox = DockerSandbox.connect()) {
      int steps = calibrated(new Grader(sandbox));
      var grader = new Grader(sandbox, Limits.standard().withTime(LIMIT));
      Quiet.await();
      Half idle = half(grader, steps, half);
      place.say("  borderline, idle: " + idle.line());
      List<String> busy = keepBusy();
      try {
        Half loaded = half(grader, steps, half);
        place.say("  borderline, busy: " + loaded.line());
        return new Result(steps, LIMIT.toMillis(), idle, loaded);
      } finally {
        busy.forEach(container -> Commands.run(List.of("docker", "rm", "-f", container)));
      }
    }
  }

  private int calibrated(Grader grader) {
    List<Double> trials = new ArrayList<>();
    for (int i = 0; i < TRIALS; i++) {
      Quiet.await();
      trials.add(cpu(grade(grader, TRIAL_STEPS)));
    }
    return (int) (TRIAL_STEPS * SHARE * LIMIT.toMillis() / new Sample(trials).median());
  }

  private Half half(Grader grader, int steps, int times) {
    Map<String, Integer> verdicts = new TreeMap<>();
    List<Double> cpu = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      GradingReport report = grade(grader, steps);
      verdicts.merge(report.verdict().name(), 1, Integer::sum);
      if (!report.log().isBlank()) {
        cpu.add(cpu(report));
      }
    }
    return new Half(verdicts, Figure.of(new Sample(cpu)));
  }

  private GradingReport grade(Grader grader, int steps) {
    String code = Task.resource("borderline.py").replace("STEPS = 0", "STEPS = " + steps);
    return grader.grade(exercise, code.getBytes(StandardCharsets.UTF_8), "submission.py", SEED);
  }

  private static double cpu(GradingReport report) {
    return 1000 * Double.parseDouble(report.log().strip());
  }

  /** One container a processor that does nothing but count; it ends by itself should we not. */
  private List<String> keepBusy() {
    return IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .mapToObj(
            i ->
                Commands.run(
                    List.of(
                        "docker",
                        "run",
                        "--rm",
                        "-d",
                        "--network",
                        "none",
                        "--label",
                        "dev.touchstone.owner=" + System.getenv("TOUCHSTONE_OWNER"),
                        "--entrypoint",
                        "python3",
                        place.image(),
                        "-c",
                        BUSY)))
        .toList();
  }
}
