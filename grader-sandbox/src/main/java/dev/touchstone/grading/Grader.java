package dev.touchstone.grading;

import dev.touchstone.reference.AnswerKey;
import dev.touchstone.reference.Exercise;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Logbook;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Phases;
import dev.touchstone.sandbox.Preload;
import dev.touchstone.sandbox.Program;
import dev.touchstone.sandbox.Sandbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Joins an exercise and a sandbox into a grading. */
public final class Grader {

  /** Full marks for an exercise, before an assignment weighs it. */
  public static final double MAX_SCORE = 10;

  private final Sandbox sandbox;
  private final BiFunction<Program, Limits, Outcome> run;
  private final Limits limits;
  private final AnswerKeys keys;
  private final UnaryOperator<AnswerKey> part;
  private final List<CaseGroup> groups;
  private final GoalGrader goals;

  public Grader(Sandbox sandbox) {
    this(sandbox, Limits.standard());
  }

  public Grader(Sandbox sandbox, Limits limits) {
    this(
        sandbox,
        sandbox::run,
        limits,
        new AnswerKeys(),
        UnaryOperator.identity(),
        List.of(),
        new GoalGrader(sandbox::run, 1, false));
  }

  private Grader(
      Sandbox sandbox,
      BiFunction<Program, Limits, Outcome> run,
      Limits limits,
      AnswerKeys keys,
      UnaryOperator<AnswerKey> part,
      List<CaseGroup> groups,
      GoalGrader goals) {
    this.sandbox = sandbox;
    this.run = run;
    this.limits = limits;
    this.keys = keys;
    this.part = part;
    this.groups = List.copyOf(groups);
    this.goals = goals;
  }

  /** The same, leaving containers that are prepared ahead to others. */
  public Grader unprepared() {
    return new Grader(
        sandbox,
        sandbox::runUnprepared,
        limits,
        keys,
        part,
        groups,
        goals.running(sandbox::runUnprepared));
  }

  /** The same, and this one listens to what programs log. */
  public Grader telling(Logbook logbook) {
    BiFunction<Program, Limits, Outcome> told =
        (program, most) -> run.apply(program.telling(logbook), most);
    return new Grader(sandbox, told, limits, keys, part, groups, goals.running(told));
  }

  /** The same by the examples alone: no other input reaches the program. */
  public Grader onExamples() {
    return new Grader(
        sandbox, run, limits, keys, AnswerKey::examples, List.of(), goals.onRehearsal());
  }

  /** The same with the cases weighed, and told of, in groups; as before if there are none. */
  public Grader inGroups(List<CaseGroup> asked) {
    return new Grader(sandbox, run, limits, keys, part, asked, goals);
  }

  /** The same in half of the time. */
  public Grader hurried() {
    Limits half = limits.withTime(limits.cpu().dividedBy(2));
    return new Grader(sandbox, run, half, keys, part, groups, goals.hurried());
  }

  /**
   * Grades a program as functions.
   *
   * @param fileName how messages name the student's file
   * @throws dev.touchstone.sandbox.SandboxException if the fault is ours
   */
  public GradingReport grade(Exercise exercise, byte[] source, String fileName, long seed) {
    return grade(exercise, Exercise.FUNCTION, source, fileName, seed);
  }

  /**
   * @param form which of the exercise's scripts the program is written for
   * @param fileName how messages name the student's file
   * @throws dev.touchstone.sandbox.SandboxException if the fault is ours
   */
  public GradingReport grade(
      Exercise exercise, String form, byte[] source, String fileName, long seed) {
    if (exercise.isMeasured()) {
      return goals.grade(exercise, source, fileName, seed);
    }
    Signatures signatures = Signatures.of(exercise.script(form), exercise.entryPoint());
    Phases phases = new Phases();
    AnswerKey drawn = part.apply(keys.get(exercise, seed));
    Weighing weighing = Weighing.of(groups, drawn.cases());
    AnswerKey key = weighing.order(drawn);
    phases.end("reference");
    Outcome outcome = run.apply(program(exercise, form, key, source, fileName, seed), limits);
    phases.end("sandbox");
    Judgement judgement = Judgement.of(key, signatures, outcome, limits);
    Map<Show, Part> parts =
        weighing.parts(
            judgement,
            MAX_SCORE,
            count -> Judgement.of(key.first(count), signatures, outcome.first(count), limits));
    phases.end("compare");
    return new GradingReport(
        exercise.id(),
        exercise.version(),
        seed,
        outcome.image(),
        judgement.verdict(),
        weighing.score(judgement, MAX_SCORE),
        MAX_SCORE,
        judgement.cases(),
        judgement.diagnosis(),
        outcome.log(),
        outcome.logCut(),
        inOrder(phases.millis(), outcome.timings()),
        judgement.notes(),
        weighing.groups(),
        parts);
  }

  private static Program program(
      Exercise exercise, String form, AnswerKey key, byte[] source, String fileName, long seed) {
    return new Program(
        source,
        fileName,
        exercise.script(form),
        key.cases().stream().map(c -> new Program.Case(c.inputs(), c.example())).toList(),
        exercise.rules(form),
        Preload.of(exercise.framework(form), source),
        false,
        seed);
  }

  static Map<String, Double> inOrder(Map<String, Double> around, Map<String, Double> sandbox) {
    Map<String, Double> timings = new LinkedHashMap<>();
    around.forEach(
        (phase, millis) -> {
          if (phase.equals("sandbox")) {
            timings.putAll(sandbox);
          } else {
            timings.put(phase, millis);
          }
        });
    return timings;
  }
}
