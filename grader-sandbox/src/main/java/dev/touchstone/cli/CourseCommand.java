package dev.touchstone.cli;

import dev.touchstone.authoring.BadFolderException;
import dev.touchstone.authoring.CompetitionCheck;
import dev.touchstone.authoring.CourseFolder;
import dev.touchstone.authoring.Gate;
import dev.touchstone.authoring.Gate.Report;
import dev.touchstone.authoring.Gate.Row;
import dev.touchstone.authoring.Problem;
import dev.touchstone.authoring.Schemas;
import dev.touchstone.sandbox.DockerSandbox;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SeriesSandbox;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code course check} and {@code course schema}: what authors need before anybody sees a page. */
@Command(
    name = "course",
    description = "Checks a course's folder.",
    mixinStandardHelpOptions = true)
final class CourseCommand {

  @Spec private CommandSpec spec;

  @Command(
      name = "check",
      description = "Reads the folder, and tries out whether its assignments may be released.",
      mixinStandardHelpOptions = true)
  int check(
      @Parameters(paramLabel = "DIR", description = "The folder with course.yaml in it.")
          Path folder,
      @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: 1.")
          long seed,
      @Option(
              names = "--sets",
              paramLabel = "DIR",
              defaultValue = ".touchstone/sets",
              description = "Where data sets lie that come with no competition.")
          Path sets,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    PrintWriter out = spec.commandLine().getOut();
    CourseFolder course;
    try {
      course = CourseFolder.read(folder);
    } catch (BadFolderException bad) {
      bad.problems().forEach(problem -> out.println(problem.in(Cli.locale())));
      out.flush();
      return Cli.WORK_FAILED;
    }
    List<Problem> unfair = CompetitionCheck.of(folder, sets);
    if (!unfair.isEmpty()) {
      unfair.forEach(problem -> out.println(problem.in(Cli.locale())));
      out.flush();
      return Cli.WORK_FAILED;
    }
    long start = System.nanoTime();
    List<Report> reports = reports(course, seed, json, out);
    List<Row> rows = reports.stream().flatMap(report -> report.rows().stream()).toList();
    out.println(
        json
            ? JsonMapper.shared()
                .writeValueAsString(
                    Map.of("passed", rows.stream().allMatch(Row::passed), "assignments", reports))
            : summary(reports, rows, (System.nanoTime() - start) / 1e9));
    out.flush();
    return rows.stream().allMatch(Row::passed) ? 0 : Cli.WORK_FAILED;
  }

  private static List<Report> reports(
      CourseFolder course, long seed, boolean json, PrintWriter out) {
    try (Sandbox sandbox = new SeriesSandbox(DockerSandbox.connect())) {
      Gate gate = new Gate(sandbox, Limits.standard(), seed);
      List<Report> reports = new ArrayList<>();
      course
          .assignments()
          .forEach(
              assignment ->
                  reports.add(
                      gate.check(
                          assignment,
                          row -> {
                            if (!json) {
                              out.println(line(assignment.name(), row));
                              out.flush();
                            }
                          })));
      return reports;
    }
  }

  private static String line(String assignment, Row row) {
    return "%s %-14s %-28s %-8s %-34s %s"
        .formatted(
            row.passed() ? "✓" : "✗",
            assignment,
            row.exercise(),
            row.kind(),
            row.program(),
            row.passed() ? row.seen() : why(row));
  }

  private static String why(Row row) {
    return row.note() == null
        ? row.seen() + ", not " + row.expected()
        : row.note().in(Cli.locale());
  }

  private static String summary(List<Report> reports, List<Row> rows, double seconds) {
    Map<String, Long> failed =
        rows.stream()
            .filter(row -> !row.passed())
            .collect(Collectors.groupingBy(Row::kind, Collectors.counting()));
    long exercises = rows.stream().map(Row::exercise).distinct().count();
    return "%d assignments, %d exercises: %d of %d as they should%s, in %.0f s"
        .formatted(
            reports.size(),
            exercises,
            rows.stream().filter(Row::passed).count(),
            rows.size(),
            failed.isEmpty() ? "" : "; not: " + failed,
            seconds);
  }

  @Command(
      name = "schema",
      description =
          "Prints the JSON Schema of assignment.yaml, competition.yaml, course.yaml or"
              + " exercise.yaml.",
      mixinStandardHelpOptions = true)
  int schema(
      @Parameters(paramLabel = "NAME", description = "assignment, competition, course or exercise")
          String name) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        Schemas.text(name)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "There is a schema of assignment, competition, course and exercise.")));
    out.flush();
    return 0;
  }
}
