package dev.touchstone.cli;

import dev.touchstone.grading.CaseReport;
import dev.touchstone.grading.Diagnosis;
import dev.touchstone.grading.Grader;
import dev.touchstone.grading.GradingReport;
import dev.touchstone.grading.Place;
import dev.touchstone.grading.Summary;
import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Exercise;
import dev.touchstone.sandbox.DockerSandbox;
import dev.touchstone.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "grade",
    description = "Grades a local file in the sandbox. Exit code 0 only for full marks.",
    mixinStandardHelpOptions = true)
final class GradeCommand implements Callable<Integer> {

  record Report(
      String exercise,
      int version,
      long seed,
      String image,
      Verdict verdict,
      double score,
      double maxScore,
      List<CaseEntry> cases,
      List<DiagnosisEntry> diagnosis,
      String log,
      Map<String, Double> timings) {}

  record CaseEntry(
      String name,
      Verdict verdict,
      @Nullable Double maxAbsError,
      @Nullable Double maxRelError,
      @Nullable String diagnosis) {}

  record DiagnosisEntry(String id, @Nullable Place place, String message, @Nullable String hint) {}

  private static final int SHOWN_LOG = 4000;

  @Parameters(paramLabel = "EXERCISE", description = "The exercise's id.")
  private String exerciseId = "";

  @Parameters(paramLabel = "FILE", description = "The .py or .ipynb file to grade.")
  private Path file = Path.of("");

  @Option(names = "--as", paramLabel = "FORM", description = "What the file is written as.")
  private String form = Exercise.FUNCTION;

  @Option(names = "--seed", paramLabel = "N", description = "Which cases are drawn. Default: 1.")
  private long seed = 1;

  @Option(names = "--json", description = "The report as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Exercise exercise = Cli.exercise(exerciseId, spec.commandLine());
    if (!exercise.scripts().containsKey(form)) {
      throw new ParameterException(
          spec.commandLine(),
          exercise.id()
              + " can be handed in as "
              + exercise.scripts().keySet()
              + ", not as "
              + form);
    }
    byte[] source = source();
    GradingReport report;
    try (Sandbox sandbox = DockerSandbox.connect()) {
      report = new Grader(sandbox).grade(exercise, form, source, name(file), seed);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(report, Cli.locale()));
    } else {
      print(report, Cli.locale(), out);
      if (exercise.isMeasured()) {
        report.notes().forEach(note -> out.println("  " + note.message(Cli.locale())));
      }
    }
    out.flush();
    return report.isFullMarks() ? 0 : Cli.WORK_FAILED;
  }

  private byte[] source() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "There is no file " + file + " to read.", e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String json(GradingReport report, Locale locale) {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(
            new Report(
                report.exercise(),
                report.version(),
                report.seed(),
                report.image(),
                report.verdict(),
                report.score(),
                report.maxScore(),
                report.cases().stream().map(GradeCommand::entry).toList(),
                report.diagnosis().stream().map(d -> entry(d, locale)).toList(),
                report.log(),
                report.timings()));
  }

  private static CaseEntry entry(CaseReport c) {
    return new CaseEntry(
        c.name(),
        c.verdict(),
        finite(c.maxAbsError()),
        finite(c.maxRelError()),
        c.diagnosis() == null ? null : c.diagnosis().id());
  }

  /** JSON has no infinity. */
  private static @Nullable Double finite(@Nullable Double error) {
    return error == null || Double.isFinite(error) ? error : null;
  }

  private static DiagnosisEntry entry(Diagnosis diagnosis, Locale locale) {
    return new DiagnosisEntry(
        diagnosis.id(),
        diagnosis.place(),
        diagnosis.message(locale),
        diagnosis.hint(locale).orElse(null));
  }

  private static void print(GradingReport report, Locale locale, PrintWriter out) {
    out.println(Summary.line(report));
    for (CaseReport c : report.cases()) {
      String mark = c.verdict() == Verdict.ACCEPTED ? "✓" : "✗";
      out.println("  %s %-14s %s".formatted(mark, c.verdict(), c.title().in(locale)));
    }
    for (Diagnosis diagnosis : report.diagnosis()) {
      out.println("  " + diagnosis.message(locale));
      diagnosis.hint(locale).ifPresent(hint -> out.println("    " + hint));
    }
    if (!report.log().isBlank()) {
      String log = report.log().stripTrailing();
      out.println(log.substring(0, Math.min(log.length(), SHOWN_LOG)).indent(4).stripTrailing());
    }
  }
}
