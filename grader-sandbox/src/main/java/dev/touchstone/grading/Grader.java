package dev.touchstone.grading;

import dev.touchstone.reference.AnswerKey;
import dev.touchstone.reference.EntryPoint;
import dev.touchstone.reference.Exercise;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Phases;
import dev.touchstone.sandbox.Preload;
import dev.touchstone.sandbox.Program;
import dev.touchstone.sandbox.Sandbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Joins an exercise and a sandbox into a grading. */
public final class Grader {

  /** Full marks for an exercise, before an assignment weighs it. */
  public static final double MAX_SCORE = 10;

  private record KeyId(String exercise, int version, long seed) {}

  private final Sandbox sandbox;
  private final Limits limits;
  private final Map<KeyId, AnswerKey> keys = new ConcurrentHashMap<>();

  public Grader(Sandbox sandbox) {
    this(sandbox, Limits.standard());
  }

  public Grader(Sandbox sandbox, Limits limits) {
    this.sandbox = sandbox;
    this.limits = limits;
  }

  /**
   * @param fileName how messages name the student's file
   * @throws dev.touchstone.sandbox.SandboxException if the fault is ours
   */
  public GradingReport grade(Exercise exercise, byte[] source, String fileName, long seed) {
    Phases phases = new Phases();
    AnswerKey key =
        keys.computeIfAbsent(
            new KeyId(exercise.id(), exercise.version(), seed),
            id -> AnswerKey.draw(exercise, seed));
    phases.end("reference");
    Outcome outcome = sandbox.run(program(exercise, key, source, fileName, seed), limits);
    phases.end("sandbox");
    Judgement judgement = Judgement.of(key, outcome, limits);
    phases.end("compare");
    return new GradingReport(
        exercise.id(),
        exercise.version(),
        seed,
        outcome.image(),
        judgement.verdict(),
        judgement.score(MAX_SCORE),
        MAX_SCORE,
        judgement.cases(),
        judgement.diagnosis(),
        outcome.log(),
        outcome.logCut(),
        inOrder(phases.millis(), outcome.timings()));
  }

  private static Program program(
      Exercise exercise, AnswerKey key, byte[] source, String fileName, long seed) {
    EntryPoint entry = exercise.entryPoint();
    Program.Call call =
        new Program.Call(
            entry.name(),
            entry.parameters().stream().map(EntryPoint.Variable::name).toList(),
            EntryPoint.SINGLE_OUTPUT,
            true);
    return new Program(
        source,
        fileName,
        List.of(call),
        key.cases().stream().map(c -> new Program.Case(c.inputs(), c.example())).toList(),
        exercise.rules(),
        Preload.of(exercise.framework()),
        false,
        seed);
  }

  private static Map<String, Double> inOrder(
      Map<String, Double> around, Map<String, Double> sandbox) {
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
