package dev.touchstone.trials.bench;

import dev.touchstone.reference.Rules;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.DockerSandbox;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.CaseOutcome.Values;
import dev.touchstone.sandbox.Preload;
import dev.touchstone.sandbox.Program;
import dev.touchstone.sandbox.WarmPool;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * d: twenty cases of one submission, each in a process of its own inside one waiting container,
 * against a container for each.
 */
final class Cases {

  private static final int CASES = 20;

  /** Containers really started in a round; their time stands for all twenty. */
  private static final int STARTED = 5;

  private static final double MOST = 0.02;

  private Cases() {}

  static Ratio measure(Place place) {
    List<Map<String, Tensor>> inputs = inputs();
    place.python().prepare(Task.TINY, inputs);
    Program program = program(inputs);
    List<Double> ours = new ArrayList<>();
    List<Double> cold = new ArrayList<>();
    var size = new WarmPool.Size(1, 1);
    try (var pool = new WarmPool(DockerSandbox.connect(), Limits.standard(), size)) {
      for (int round = 0; round < place.rounds(); round++) {
        Quiet.await();
        ours.add(millis(pool, program));
        Quiet.await();
        cold.add(containers(place.python()));
      }
    }
    return Ratio.atMost(
        MOST,
        "d",
        CASES + " cases, tiny PyTorch",
        new Sample(ours),
        "a container for each",
        new Sample(cold));
  }

  private static double containers(Python python) {
    double millis = 0;
    for (int i = 0; i < STARTED; i++) {
      millis += Commands.millis(python.coldCommand(Task.TINY, i, i + 1));
    }
    return millis * CASES / STARTED;
  }

  private static double millis(WarmPool pool, Program program) {
    long begin = System.nanoTime();
    Outcome outcome = pool.run(program, Limits.standard());
    double millis = (System.nanoTime() - begin) / 1e6;
    if (outcome.cases().stream().filter(Values.class::isInstance).count() != CASES) {
      throw new IllegalStateException("not all cases were answered: " + outcome);
    }
    return millis;
  }

  private static List<Map<String, Tensor>> inputs() {
    var random = new Random(1);
    List<Map<String, Tensor>> inputs = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      double[] values = random.doubles(12, -3, 3).toArray();
      inputs.add(Map.of("o", Tensor.vector(values).reshape(3, 4)));
    }
    return inputs;
  }

  private static Program program(List<Map<String, Tensor>> inputs) {
    return new Program(
        Task.TINY.code().getBytes(StandardCharsets.UTF_8),
        "submission.py",
        Script.of().call("softmax", "o").handedInAs("out").build(),
        inputs.stream().map(values -> new Program.Case(values, false)).toList(),
        Rules.NONE,
        Preload.TORCH,
        true,
        1);
  }
}
