package dev.touchstone.grading;

import dev.touchstone.goal.Goal;
import dev.touchstone.goal.Goals;
import dev.touchstone.goal.Task;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.goal.GoalExercises;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import dev.touchstone.sandbox.Outcome.Ending;
import dev.touchstone.sandbox.Phases;
import dev.touchstone.sandbox.Preload;
import dev.touchstone.sandbox.Program;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * Lets a program learn, and measures what it has learned. It has the goal's own limits; all it
 * prints is kept, since nothing that it gets is secret.
 *
 * @param haste into how many parts the goal's time is cut, of which the program has one
 * @param rehearsing whether it only tries whether the program runs, on little data
 */
record GoalGrader(BiFunction<Program, Limits, Outcome> run, int haste, boolean rehearsing) {

  private static final int VALUES = 48 << 20;

  GoalGrader running(BiFunction<Program, Limits, Outcome> how) {
    return new GoalGrader(how, haste, rehearsing);
  }

  GoalGrader hurried() {
    return new GoalGrader(run, 2 * haste, rehearsing);
  }

  GoalGrader onRehearsal() {
    return new GoalGrader(run, haste, true);
  }

  GradingReport grade(Exercise exercise, byte[] source, String fileName, long seed) {
    Goal goal = Goals.of(exercise);
    Phases phases = new Phases();
    Task task = rehearsing ? goal.rehearsal().get() : goal.task().get();
    Limits limits = limits(goal);
    phases.end("reference");
    Outcome outcome = run.apply(program(exercise, task, source, fileName, seed), limits);
    phases.end("sandbox");
    GoalJudgement judgement = judged(goal, task, outcome, limits);
    phases.end("compare");
    return new GradingReport(
        exercise.id(),
        exercise.version(),
        seed,
        outcome.image(),
        judgement.verdict(),
        judgement.score(Grader.MAX_SCORE),
        Grader.MAX_SCORE,
        judgement.cases(),
        judgement.diagnosis(),
        outcome.log(),
        outcome.logCut(),
        Grader.inOrder(phases.millis(), outcome.timings()),
        judgement.notes(),
        List.of(),
        Map.of());
  }

  private Limits limits(Goal goal) {
    return Limits.standard()
        .withTime(Duration.ofSeconds(goal.allowance().seconds()).dividedBy(haste))
        .withMemory((long) goal.allowance().megabytes() << 20)
        .withValues(VALUES);
  }

  private static Program program(
      Exercise exercise, Task task, byte[] source, String fileName, long seed) {
    return new Program(
        source,
        fileName,
        exercise.script(Exercise.FUNCTION),
        List.of(new Program.Case(task.inputs(), true)),
        exercise.rules(),
        Preload.of(exercise.framework(), source),
        false,
        seed);
  }

  private static GoalJudgement judged(Goal goal, Task task, Outcome outcome, Limits limits) {
    return outcome.cases().getFirst() instanceof CaseOutcome.Values(var outputs)
            && !(outcome.ending() instanceof Ending.Malformed)
        ? GoalJudgement.of(goal, task, answer(outputs))
        : GoalJudgement.without(goal, task, finding(goal, outcome, limits));
  }

  private static Tensor answer(Map<String, Tensor> outputs) {
    return Objects.requireNonNull(outputs.get(GoalExercises.ANSWER));
  }

  private static Finding finding(Goal goal, Outcome outcome, Limits limits) {
    Exercise exercise = goal.exercise();
    Signatures signatures =
        Signatures.of(exercise.script(Exercise.FUNCTION), exercise.entryPoint());
    return switch (outcome.cases().getFirst()) {
      case CaseOutcome.Failed(var error) -> Finding.of(error, signatures, limits);
      case CaseOutcome.Unreadable(var rule) -> Finding.invalid("unreadable", rule);
      case CaseOutcome.Values values -> Finding.of(outcome.ending(), limits);
      case CaseOutcome.NotReached() ->
          outcome
              .loadError()
              .map(error -> Finding.of(error, signatures, limits))
              .orElseGet(() -> Finding.of(outcome.ending(), limits));
    };
  }
}
