package dev.touchstone.cli.bench;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Computation;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import dev.touchstone.training.Drill;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something to compute, in DJL here and by the function of the same name in {@code workloads.py}.
 *
 * @param task made anew each time it is computed
 * @param tolerance within which both agree, by output
 */
record Workload(
    String name,
    Map<String, Tensor> inputs,
    Supplier<Task> task,
    Function<String, Tolerance> tolerance) {

  /** The work itself, everything else being done; what it made is freed at the end. */
  record Task(Supplier<Map<String, Tensor>> work, Runnable end) implements AutoCloseable {

    @Override
    public void close() {
      end.run();
    }
  }

  /** An exercise's reference on inputs given as {@code "o", value, …}. */
  static Workload of(String id, Object... inputs) {
    Exercise exercise = ExerciseCatalog.find(id).orElseThrow();
    Map<String, Tensor> values = Case.of(id, inputs).inputs();
    return new Workload(id, values, () -> task(exercise.prepare(values)), exercise::tolerance);
  }

  private static Task task(Computation computation) {
    return new Task(computation::outputs, computation::close);
  }

  /** A training in float32. */
  static Workload of(String name, Drill drill) {
    return new Workload(name, drill.inputs(), () -> task(drill.begin()), o -> Tolerance.FLOAT32);
  }

  private static Task task(Drill.Run run) {
    return new Task(() -> Map.of("losses", run.losses()), run::close);
  }
}
