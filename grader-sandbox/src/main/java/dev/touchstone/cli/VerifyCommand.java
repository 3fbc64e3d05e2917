package dev.touchstone.cli;

import dev.touchstone.grading.Diagnosis;
import dev.touchstone.grading.Grader;
import dev.touchstone.grading.GradingReport;
import dev.touchstone.grading.KnownSolutions;
import dev.touchstone.grading.KnownSolutions.Kind;
import dev.touchstone.grading.KnownSolutions.Solution;
import dev.touchstone.grading.Parallel;
import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Exercise;
import dev.touchstone.sandbox.DockerSandbox;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SeriesSandbox;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code exercises verify}: every known solution through the real sandbox. */
@Command(
    name = "verify",
    description = "Grades every known solution: good ones pass, wrong ones are named.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  record Row(
      String exercise,
      String solution,
      Kind kind,
      Verdict verdict,
      @Nullable String diagnosis,
      boolean confirmed) {

    static Row of(Solution solution, GradingReport report) {
      return new Row(
          solution.exercise().id(),
          solution.name(),
          solution.kind(),
          report.verdict(),
          report.diagnosis().stream().map(Diagnosis::id).findFirst().orElse(null),
          solution.isConfirmedBy(report));
    }
  }

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Default: all.")
  private List<String> ids = List.of();

  @Option(names = "--seed", paramLabel = "N", description = "Which cases are drawn. Default: 1.")
  private long seed = 1;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    long start = System.nanoTime();
    List<Solution> known =
        Cli.exercises(ids, spec.commandLine()).stream()
            .flatMap(exercise -> known(exercise).stream())
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    List<Row> rows = graded(known, out);
    long right = rows.stream().filter(Row::confirmed).count();
    if (json) {
      out.println(
          JsonMapper.shared()
              .writeValueAsString(
                  Map.of("confirmed", right, "total", rows.size(), "solutions", rows)));
    } else {
      out.println(summary(rows, right, (System.nanoTime() - start) / 1e9));
    }
    out.flush();
    return right == rows.size() ? 0 : Cli.WORK_FAILED;
  }

  private List<Solution> known(Exercise exercise) {
    List<Solution> found = KnownSolutions.builtIn().of(exercise);
    if (found.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "There are no solutions of " + exercise.id() + ".");
    }
    return found;
  }

  private List<Row> graded(List<Solution> known, PrintWriter out) {
    try (Sandbox sandbox = new SeriesSandbox(DockerSandbox.connect())) {
      Grader grader = new Grader(sandbox);
      List<Row> rows = new ArrayList<>();
      Parallel.each(
          known,
          solution -> Row.of(solution, grade(grader, solution)),
          row -> {
            rows.add(row);
            if (!json) {
              out.println(line(row));
              out.flush();
            }
          });
      return rows;
    }
  }

  /** What learns starts threads, and a process of a series could not; it has its own container. */
  private GradingReport grade(Grader grader, Solution solution) {
    Grader mine = solution.exercise().isMeasured() ? grader.unprepared() : grader;
    return mine.grade(
        solution.exercise(), solution.form(), solution.source(), "submission.py", seed);
  }

  private static String line(Row row) {
    return "%s %-36s %-40s %-15s %s"
        .formatted(
            row.confirmed() ? "✓" : "✗",
            row.exercise(),
            row.solution(),
            row.verdict(),
            row.diagnosis() == null ? "" : row.diagnosis());
  }

  private static String summary(List<Row> rows, long right, double seconds) {
    return "%d of %d as they should: %s, %s, %s, in %.0f s"
        .formatted(
            right,
            rows.size(),
            count(rows, Kind.GOOD, "good accepted"),
            count(rows, Kind.WRONG, "wrong rejected and named"),
            count(rows, Kind.FORBIDDEN, "forbidden refused"),
            seconds);
  }

  private static String count(List<Row> rows, Kind kind, String what) {
    List<Row> ofKind = rows.stream().filter(row -> row.kind() == kind).toList();
    return "%d/%d %s"
        .formatted(ofKind.stream().filter(Row::confirmed).count(), ofKind.size(), what);
  }
}
