package dev.touchstone.cli.bench;

import dev.touchstone.reference.AnswerKey;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Misconception;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import dev.touchstone.sandbox.Program;
import dev.touchstone.sandbox.Sandbox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A sandbox without containers, whose programs are an exercise's name, with or without that of a
 * mistake, and do what they name.
 */
final class KnownPrograms implements Sandbox {

  static byte[] right(Exercise exercise) {
    return exercise.id().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] wrong(Exercise exercise, Misconception mistake) {
    return (exercise.id() + " " + mistake.id()).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Outcome run(Program program, Limits limits) {
    String[] names = new String(program.source(), StandardCharsets.UTF_8).split(" ");
    Exercise exercise = ExerciseCatalog.find(names[0]).orElseThrow();
    List<CaseOutcome> cases =
        names.length == 1
            ? program.cases().stream().map(c -> values(exercise.answer(c.inputs()))).toList()
            : mistaken(AnswerKey.draw(exercise, program.seed()), names[1]);
    return new Outcome(
        new Outcome.Ending.Finished(), Optional.empty(), cases, "", false, image(), Map.of());
  }

  private static List<CaseOutcome> mistaken(AnswerKey key, String mistake) {
    return Objects.requireNonNull(key.variants().get(mistake)).stream()
        .map(answer -> answer.map(KnownPrograms::values).orElseGet(CaseOutcome.NotReached::new))
        .toList();
  }

  private static CaseOutcome values(Map<String, Tensor> outputs) {
    return new CaseOutcome.Values(outputs);
  }

  @Override
  public String image() {
    return "none";
  }

  @Override
  public void close() {}
}
