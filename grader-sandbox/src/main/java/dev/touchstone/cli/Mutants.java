package dev.touchstone.cli;

import dev.touchstone.reference.EntryPoint.Returns;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Outcome.CaseOutcome.Values;
import dev.touchstone.sandbox.Program;
import dev.touchstone.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Programs that nobody wrote: right ones with one small change, or computing in float32. */
final class Mutants {

  private static final String FILE = "mutants.py";
  private static final Script SCRIPT =
      new Script(
          List.of(
              new Script.Call(
                  "mutants",
                  List.of("source", "seed", "count"),
                  Returns.VALUE,
                  List.of(new Script.Part("out", "out", Script.Kind.TEXT)),
                  true,
                  false)),
          Map.of());

  private final Sandbox sandbox;

  Mutants(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Up to so many, all different; which ones follows from the seed. */
  List<String> of(String source, long seed, int count) {
    Map<String, Tensor> inputs =
        Map.of(
            "source", Tensor.text(source),
            "seed", Tensor.integer(seed),
            "count", Tensor.integer(count));
    Outcome outcome =
        sandbox.run(Program.of(code(), FILE, SCRIPT, List.of(inputs)), Limits.standard());
    if (outcome.cases().getFirst() instanceof Values(var outputs)) {
      return Objects.requireNonNull(outputs.get("out")).texts();
    }
    throw new IllegalStateException("no mutants: " + outcome);
  }

  /** The same program, which gets its arrays as float32. */
  static String inSingle(String source, List<String> functions) {
    return source
        + """


        def _single(value):
            if isinstance(value, dict):
                return {name: _single(part) for name, part in value.items()}
            if isinstance(value, (list, tuple)):
                return type(value)(_single(part) for part in value)
            return value.astype("float32") if getattr(value, "dtype", None) == "float64" else value


        def _narrow(function):
            return lambda *arguments: function(*(_single(value) for value in arguments))


        """
        + functions.stream()
            .map(name -> name + " = _narrow(" + name + ")\n")
            .collect(Collectors.joining());
  }

  private static byte[] code() {
    try (InputStream in = Mutants.class.getResourceAsStream(FILE)) {
      return Objects.requireNonNull(in, FILE).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
