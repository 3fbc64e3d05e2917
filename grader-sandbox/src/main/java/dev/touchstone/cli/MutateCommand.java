package dev.touchstone.cli;

import dev.touchstone.grading.Diagnosis;
import dev.touchstone.grading.Grader;
import dev.touchstone.grading.GradingReport;
import dev.touchstone.grading.KnownSolutions;
import dev.touchstone.grading.KnownSolutions.Kind;
import dev.touchstone.grading.KnownSolutions.Solution;
import dev.touchstone.grading.Parallel;
import dev.touchstone.reference.EntryPoint;
import dev.touchstone.reference.Exercise;
import dev.touchstone.sandbox.DockerSandbox;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SeriesSandbox;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code exercises mutate}: how good the feedback is on programs that were not written for it.
 *
 * <p>Whether a mutant is wrong, and whether what is said of it is right, is decided on the cases of
 * further seeds: a mutant is wrong if any seed rejects it, and an explanation is right if it is
 * found again on every further seed that rejects it.
 */
@Command(
    name = "mutate",
    description = "Grades right programs with one small change, and says how good the feedback is.",
    mixinStandardHelpOptions = true)
final class MutateCommand implements Callable<Integer> {

  private static final int FURTHER_SEEDS = 3;

  /** Some mutants never end; right programs have the time that students have. */
  private static final Limits SHORT = Limits.standard().withTime(Duration.ofSeconds(3));

  /** What came of a program. */
  enum Fate {
    /** Right on all seeds: of a mutant, that its change changes nothing. */
    ACCEPTED,
    /** Wrong on a further seed, and yet accepted. */
    MISSED,
    /** Rejected, and nothing explains it in all cases. */
    UNEXPLAINED,
    EXPLAINED,
    /** Rejected with an explanation that does not hold on a further seed. */
    WRONGLY_EXPLAINED
  }

  private record Work(Exercise exercise, String name, boolean mutant, String source) {}

  /**
   * @param rejected by the first seed that did: the verdict, and the first thing that was found
   */
  record Row(
      String exercise,
      String name,
      boolean mutant,
      Fate fate,
      @Nullable String explanation,
      @Nullable String rejected,
      String source) {}

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Default: all.")
  private List<String> ids = List.of();

  @Option(names = "--mutants", paramLabel = "N", description = "Of each program. Default: 3.")
  private int mutants = 3;

  @Option(names = "--seed", paramLabel = "N", description = "Which are made. Default: 1.")
  private long seed = 1;

  @Option(names = "--json", description = "As JSON, with the programs.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Row> rows = new ArrayList<>();
    try (Sandbox sandbox = new SeriesSandbox(DockerSandbox.connect())) {
      Grader grader = new Grader(sandbox);
      Grader brief = new Grader(sandbox, SHORT);
      List<Work> works = new ArrayList<>();
      Parallel.each(good(), solution -> works(solution, new Mutants(sandbox)), works::addAll);
      Parallel.each(
          works,
          work -> row(work.mutant() ? brief : grader, work),
          row -> {
            rows.add(row);
            if (!json) {
              out.println(line(row));
              out.flush();
            }
          });
    }
    out.println(
        json
            ? JsonMapper.shared()
                .writeValueAsString(Map.of("summary", summary(rows), "programs", rows))
            : String.join("\n", summary(rows)));
    out.flush();
    return 0;
  }

  private List<Solution> good() {
    KnownSolutions known = KnownSolutions.builtIn();
    return Cli.exercises(ids, spec.commandLine()).stream()
        .map(known::of)
        .flatMap(Collection::stream)
        .filter(solution -> solution.kind() == Kind.GOOD)
        .filter(solution -> solution.form().equals(Exercise.FUNCTION))
        .toList();
  }

  private List<Work> works(Solution solution, Mutants made) {
    Exercise exercise = solution.exercise();
    String source = new String(solution.source(), StandardCharsets.UTF_8);
    List<Work> works = new ArrayList<>();
    works.add(new Work(exercise, solution.name(), false, source));
    List<String> functions =
        exercise.entryPoint().functions().stream().map(EntryPoint.Function::name).toList();
    works.add(
        new Work(
            exercise, solution.name() + " float32", false, Mutants.inSingle(source, functions)));
    int number = 1;
    for (String mutant : made.of(source, seed, mutants)) {
      works.add(new Work(exercise, solution.name() + " #" + number++, true, mutant));
    }
    return works;
  }

  private Row row(Grader grader, Work work) {
    byte[] source = work.source().getBytes(StandardCharsets.UTF_8);
    List<GradingReport> reports =
        LongStream.rangeClosed(seed, seed + FURTHER_SEEDS)
            .mapToObj(drawn -> grader.grade(work.exercise(), source, "submission.py", drawn))
            .toList();
    return new Row(
        work.exercise().id(),
        work.name(),
        work.mutant(),
        fate(reports),
        explanation(reports.getFirst()).map(MutateCommand::text).orElse(null),
        reports.stream()
            .filter(report -> !report.isFullMarks())
            .findFirst()
            .map(MutateCommand::rejected)
            .orElse(null),
        work.source());
  }

  private static Fate fate(List<GradingReport> reports) {
    List<GradingReport> rejecting = reports.stream().filter(r -> !r.isFullMarks()).toList();
    if (rejecting.isEmpty()) {
      return Fate.ACCEPTED;
    }
    if (reports.getFirst().isFullMarks()) {
      return Fate.MISSED;
    }
    Optional<Diagnosis> explanation = explanation(reports.getFirst());
    if (explanation.isEmpty()) {
      return Fate.UNEXPLAINED;
    }
    return rejecting.stream().map(MutateCommand::explanation).allMatch(explanation::equals)
        ? Fate.EXPLAINED
        : Fate.WRONGLY_EXPLAINED;
  }

  private static Optional<Diagnosis> explanation(GradingReport report) {
    return report.diagnosis().stream().findFirst().filter(Diagnosis::explainsAllCases);
  }

  private static String rejected(GradingReport report) {
    String found = report.diagnosis().stream().findFirst().map(MutateCommand::text).orElse("");
    return (report.verdict() + " " + found).strip();
  }

  private static String text(Diagnosis diagnosis) {
    return (diagnosis.id() + " " + String.join(" ", diagnosis.arguments())).strip();
  }

  private static String line(Row row) {
    return "%-17s %-30s %-22s %s"
        .formatted(
            row.fate(), row.exercise(), row.name(), Objects.requireNonNullElse(row.rejected(), ""));
  }

  private static List<String> summary(List<Row> rows) {
    long right = rows.stream().filter(row -> !row.mutant()).count();
    long accepted = count(rows, false, Fate.ACCEPTED);
    long same = count(rows, true, Fate.ACCEPTED);
    long missed = count(rows, true, Fate.MISSED);
    long explained = count(rows, true, Fate.EXPLAINED);
    long wrongly = count(rows, true, Fate.WRONGLY_EXPLAINED);
    long rejected = explained + wrongly + count(rows, true, Fate.UNEXPLAINED);
    return List.of(
        share("right programs accepted", accepted, right),
        "%d mutants, of which %d compute the same".formatted(rows.size() - right, same),
        share("wrong mutants rejected", rejected, rejected + missed),
        share("rejected mutants explained", explained + wrongly, rejected),
        share("explanations right", explained, explained + wrongly));
  }

  private static long count(List<Row> rows, boolean mutant, Fate fate) {
    return rows.stream().filter(row -> row.mutant() == mutant && row.fate() == fate).count();
  }

  private static String share(String what, long part, long all) {
    return String.format(
        Locale.ROOT, "%s: %d of %d (%.1f %%)", what, part, all, 100.0 * part / Math.max(1, all));
  }
}
