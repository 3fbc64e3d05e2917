package dev.touchstone.authoring;

import dev.touchstone.authoring.Trial.Kind;
import dev.touchstone.grading.Diagnosis;
import dev.touchstone.grading.Grader;
import dev.touchstone.grading.GradingReport;
import dev.touchstone.grading.Parallel;
import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Adequacy;
import dev.touchstone.reference.Exercise;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The release gate: what an author says of an assignment is tried out in the real sandbox. It is
 * passed if every starter scores nothing, every solution scores full marks within half of the time
 * limit, every misconception is named, and the cases tell all misconceptions apart.
 *
 * <p>The programs are the author's and the catalogue's, so a sandbox that runs one after the other
 * will do ({@link dev.touchstone.sandbox.SeriesSandbox}); only solutions, whose time counts, have a
 * container each.
 */
public final class Gate {

  private static final int SEEDS = 4;
  private static final String FILE = "submission.py";

  /**
   * What came of one thing that was tried.
   *
   * @param kind {@code STARTER}, {@code SOLUTION}, {@code MISTAKE} or {@code CASES}
   * @param program its path in the author's folder or among the catalogue's solutions
   * @param expected what had to come of it, in the words of {@code seen}
   * @param millis from the start of the container to the comparison; 0 where nothing ran
   */
  public record Row(
      String exercise,
      String kind,
      String program,
      String expected,
      String seen,
      double millis,
      boolean passed) {}

  /** Whether an assignment may be released, and why not. */
  public record Report(String assignment, List<Row> rows) {

    public Report {
      rows = List.copyOf(rows);
    }

    public boolean isPassed() {
      return rows.stream().allMatch(Row::passed);
    }

    /** What keeps it from being released. */
    public List<Row> failures() {
      return rows.stream().filter(row -> !row.passed()).toList();
    }
  }

  private final Grader grader;
  private final Grader halfTheTime;
  private final long seed;

  /**
   * @param limits those that students' programs will have
   * @param seed which cases are drawn
   */
  public Gate(Sandbox sandbox, Limits limits, long seed) {
    this.grader = new Grader(sandbox, limits);
    this.halfTheTime = grader.hurried().unprepared();
    this.seed = seed;
  }

  /**
   * @param told hears each row as soon as it is known, in their order
   * @throws dev.touchstone.sandbox.SandboxException if the fault is ours
   */
  public Report check(AssignmentFolder assignment, Consumer<Row> told) {
    List<Row> rows = new ArrayList<>();
    Consumer<Row> keep =
        row -> {
          rows.add(row);
          told.accept(row);
        };
    List<Trial> trials =
        assignment.exercises().stream().map(assignment::trials).flatMap(List::stream).toList();
    Parallel.each(trials, this::row, keep);
    assignment.exercises().stream()
        .filter(exercise -> !exercise.isMeasured())
        .map(Gate::cases)
        .forEach(keep);
    return new Report(assignment.name(), rows);
  }

  private Row row(Trial trial) {
    GradingReport report = graderOf(trial).grade(trial.exercise(), trial.source(), FILE, seed);
    return new Row(
        trial.exercise().id(),
        trial.kind().name(),
        trial.name(),
        expected(trial),
        seen(report),
        report.totalMillis(),
        trial.isPassedBy(report));
  }

  /** What learns has limits of its own, for which no container should be kept. */
  private Grader graderOf(Trial trial) {
    if (trial.kind() == Kind.SOLUTION) {
      return halfTheTime;
    }
    return trial.exercise().isMeasured() ? grader.unprepared() : grader;
  }

  private static Row cases(Exercise exercise) {
    Adequacy adequacy = Adequacy.of(exercise, SEEDS);
    return new Row(
        exercise.id(),
        "CASES",
        SEEDS + " seeds",
        "all visible, none coinciding",
        adequacy.holds()
            ? "all visible, none coinciding"
            : "invisible " + adequacy.invisible() + ", coinciding " + adequacy.coinciding(),
        0,
        adequacy.holds());
  }

  private static String expected(Trial trial) {
    return switch (trial.kind()) {
      case STARTER -> "0 %";
      case SOLUTION -> Verdict.ACCEPTED.name();
      case MISTAKE -> trial.mistake();
    };
  }

  private static String seen(GradingReport report) {
    String share = "%.0f %%".formatted(100 * report.score() / report.maxScore());
    String named =
        report.diagnosis().stream().findFirst().map(Diagnosis::id).map(id -> " " + id).orElse("");
    return report.verdict() + " " + share + named;
  }
}
