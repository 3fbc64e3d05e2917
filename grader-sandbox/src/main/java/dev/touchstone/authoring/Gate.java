package dev.touchstone.authoring;

import dev.touchstone.authoring.Trial.Kind;
import dev.touchstone.grading.Diagnosis;
import dev.touchstone.grading.Grader;
import dev.touchstone.grading.GradingReport;
import dev.touchstone.grading.Parallel;
import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Adequacy;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Text;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The release gate: what an author says of an assignment is tried out in the real sandbox. It is
 * passed if every starter scores nothing, every solution scores full marks within half of the time
 * limit, every misconception is named, and the cases tell all misconceptions apart. The references
 * of the author's own exercises are run first; without their answers nothing else can be tried.
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
   * @param kind {@code STARTER}, {@code SOLUTION}, {@code MISTAKE}, {@code CASES} or {@code
   *     REFERENCE}
   * @param program its path in the author's folder or among the catalogue's solutions
   * @param expected what had to come of it, in the words of {@code seen}
   * @param millis from the start of the container to the comparison; 0 where nothing ran
   * @param note what was seen, in a sentence; null where {@code seen} says it all
   */
  public record Row(
      String exercise,
      String kind,
      String program,
      String expected,
      String seen,
      double millis,
      boolean passed,
      @Nullable Text note) {

    Row(
        String exercise,
        String kind,
        String program,
        String expected,
        String seen,
        double millis,
        boolean passed) {
      this(exercise, kind, program, expected, seen, millis, passed, null);
    }
  }

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

  private final Sandbox sandbox;
  private final Limits limits;
  private final Grader grader;
  private final Grader halfTheTime;
  private final long seed;

  /**
   * @param limits those that students' programs will have
   * @param seed which cases are drawn
   */
  public Gate(Sandbox sandbox, Limits limits, long seed) {
    this.sandbox = sandbox;
    this.limits = limits;
    this.grader = new Grader(sandbox, limits);
    this.halfTheTime = grader.hurried().unprepared();
    this.seed = seed;
  }

  /**
   * @param told hears each row as soon as it is known, in their order
   * @throws dev.touchstone.sandbox.SandboxException if the fault is ours
   */
  public Report check(AssignmentFolder assignment, Consumer<Row> told) {
    return check(assignment, told, prepared -> {});
  }

  /**
   * @param told hears each row as soon as it is known, in their order
   * @param kept gets the author's own exercises with their answers, as far as there are any
   * @throws dev.touchstone.sandbox.SandboxException if the fault is ours
   */
  public Report check(
      AssignmentFolder assignment, Consumer<Row> told, Consumer<PreparedExercise> kept) {
    List<Row> rows = new ArrayList<>();
    Consumer<Row> keep =
        row -> {
          rows.add(row);
          told.accept(row);
        };
    List<Exercise> exercises = new ArrayList<>();
    for (Exercise exercise : assignment.exercises()) {
      assignment
          .own(exercise.id())
          .map(own -> prepared(own, keep, kept))
          .orElseGet(() -> Optional.of(exercise))
          .ifPresent(exercises::add);
    }
    List<Trial> trials =
        exercises.stream()
            .filter(Gate::isGradable)
            .map(assignment::trials)
            .flatMap(List::stream)
            .toList();
    Parallel.each(trials, this::row, keep);
    exercises.stream().filter(exercise -> !exercise.isMeasured()).map(Gate::cases).forEach(keep);
    return new Report(assignment.name(), rows);
  }

  /** Runs the author's reference; empty if it is not what it has to be. */
  private Optional<Exercise> prepared(
      OwnExercise own, Consumer<Row> told, Consumer<PreparedExercise> kept) {
    long start = System.nanoTime();
    try {
      PreparedExercise prepared = Preparation.of(own, sandbox, limits);
      kept.accept(prepared);
      told.accept(reference(own, start, null));
      return Optional.of(prepared.exercise());
    } catch (RefusedReferenceException refused) {
      told.accept(reference(own, start, refused.text()));
      return Optional.empty();
    }
  }

  private static Row reference(OwnExercise own, long start, @Nullable Text fault) {
    String answered =
        "%d seeds, %d cases".formatted(Preparation.SEEDS, own.file().written().cases().size());
    return new Row(
        own.id(),
        "REFERENCE",
        OwnExercise.referencePath(own.id()),
        answered,
        fault == null ? answered : "refused",
        (System.nanoTime() - start) / 1e6,
        fault == null,
        fault);
  }

  /** Cases of the catalogue are drawn until they tell all mistakes apart; an author's are not. */
  private static boolean isGradable(Exercise exercise) {
    return !exercise.isOwn() || Adequacy.of(exercise, SEEDS).holds();
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
        adequacy.holds(),
        adequacy.holds() || !exercise.isOwn() ? null : apart(adequacy));
  }

  /** Which cases an author's own exercise lacks. */
  private static Text apart(Adequacy adequacy) {
    List<Text> lacking = new ArrayList<>();
    adequacy.invisible().keySet().forEach(id -> lacking.add(unseen(id)));
    adequacy
        .coinciding()
        .keySet()
        .forEach(
            pair -> lacking.add(Problems.text("ref_coinciding", (Object[]) pair.split(" = ", 2))));
    return new Text(
        lacking.stream().map(Text::zh).collect(Collectors.joining("；")),
        lacking.stream().map(Text::en).collect(Collectors.joining("; ")));
  }

  private static Text unseen(String id) {
    return id.endsWith(Adequacy.RAISES)
        ? Problems.text("ref_raises", id.substring(0, id.length() - Adequacy.RAISES.length()))
        : Problems.text("ref_invisible", id);
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
