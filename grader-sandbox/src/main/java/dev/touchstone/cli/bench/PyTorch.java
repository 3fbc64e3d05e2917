package dev.touchstone.cli.bench;

import dev.touchstone.reference.EntryPoint.Returns;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import dev.touchstone.sandbox.Program;
import dev.touchstone.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The other side: a container for each round, in which each workload is a case of one program. */
final class PyTorch {

  private static final String FILE = "workloads.py";
  private static final Duration TIME = Duration.ofMinutes(10);
  private static final long MEMORY = 2L << 30;
  private static final int VALUES = 512 << 20;

  /** What it returns, {@code seconds} and the outputs, is a dict. */
  private static final Script SCRIPT =
      new Script(
          List.of(
              new Script.Call(
                  "measured",
                  List.of("workload", "inputs", "checked"),
                  Returns.VALUE,
                  List.of(new Script.Part("out", "out", Script.Kind.DICT)),
                  true,
                  false)),
          Map.of());

  private final Sandbox sandbox;

  PyTorch(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /**
   * @param checked whether the outputs are wanted
   */
  List<Timed> measured(List<Workload> workloads, boolean checked) {
    Outcome outcome =
        sandbox.run(
            Program.of(
                source(), FILE, SCRIPT, workloads.stream().map(w -> given(w, checked)).toList()),
            Limits.standard().withTime(TIME).withMemory(MEMORY).withValues(VALUES));
    List<Timed> timed = new ArrayList<>();
    for (int i = 0; i < workloads.size(); i++) {
      if (!(outcome.cases().get(i) instanceof CaseOutcome.Values(var handedIn))) {
        throw new IllegalStateException(
            "%s in PyTorch: %s, %s, %s"
                .formatted(
                    workloads.get(i).name(),
                    outcome.cases().get(i),
                    outcome.loadError(),
                    outcome.ending()));
      }
      timed.add(timed(handedIn));
    }
    return timed;
  }

  private static Map<String, Tensor> given(Workload workload, boolean checked) {
    Map<String, Tensor> given = new LinkedHashMap<>();
    given.put("workload", Tensor.text(workload.name()));
    given.put("checked", Tensor.flag(checked));
    workload.inputs().forEach((name, tensor) -> given.put("inputs." + name, tensor));
    return given;
  }

  private static Timed timed(Map<String, Tensor> handedIn) {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    handedIn.forEach((name, tensor) -> outputs.put(name.substring("out.".length()), tensor));
    Tensor seconds = Objects.requireNonNull(outputs.remove("seconds"));
    List<Double> millis = Arrays.stream(seconds.data()).map(s -> s * 1e3).boxed().toList();
    return new Timed(Figure.of(millis).median(), outputs);
  }

  private static byte[] source() {
    try (InputStream in = PyTorch.class.getResourceAsStream(FILE)) {
      return Objects.requireNonNull(in, FILE).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
