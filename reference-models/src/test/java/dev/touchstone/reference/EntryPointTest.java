package dev.touchstone.reference;

import static dev.touchstone.reference.ArrayType.flags;
import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.indices;
import static dev.touchstone.reference.ArrayType.integers;
import static dev.touchstone.reference.ArrayType.texts;
import static dev.touchstone.reference.DictType.dict;
import static dev.touchstone.reference.DictType.dictOf;
import static dev.touchstone.reference.ListType.listOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a function's parameters accept from outside, and how the rest is refused by name. */
class EntryPointTest {

  @Test
  void listsAndDictsAreKnownByDottedNames() {
    EntryPoint entry =
        entry(
            parameter("Ws", listOf(floats("..."))),
            parameter("params", dict("W", floats("D", "H"), "b", floats("H"))));

    Map<String, Tensor> accepted =
        entry.accept(
            Values.named(
                "Ws", List.of(Tensor.vector(1, 2), Tensor.scalar(3)),
                "params", Map.of("b", Tensor.vector(1), "W", Tensor.vector(1, 2).reshape(2, 1))));

    assertThat(accepted.keySet()).containsExactly("Ws.0", "Ws.1", "params.W", "params.b");
  }

  @Test
  void aDictsMissingEntryIsNamed() {
    EntryPoint entry = entry(parameter("params", dict("W", floats("D"), "b", floats("H"))));

    assertThatThrownBy(() -> entry.accept(Values.named("params", Map.of("W", Tensor.vector(1)))))
        .hasMessage("params.b: missing; f(params) is expected");
  }

  @Test
  void anEntryNobodyAskedForIsNamed() {
    EntryPoint entry = entry(parameter("params", dict("W", floats("D"))));

    assertThatThrownBy(
            () ->
                entry.accept(
                    Values.named("params", Map.of("W", Tensor.vector(1), "V", Tensor.vector(1)))))
        .hasMessage("params.V: no such parameter; f(params) is expected");
  }

  @Test
  void aListCountsFromZeroWithoutGaps() {
    EntryPoint entry = entry(parameter("Ws", listOf(floats())));

    assertThatThrownBy(() -> entry.accept(Values.named("Ws.1", 1.0)))
        .hasMessage("Ws.0: missing; f(Ws) is expected");
    assertThatThrownBy(() -> entry.accept(Values.named("Ws.0", 1.0, "Ws.2", 1.0)))
        .hasMessage("Ws.2: no such parameter; f(Ws) is expected");
  }

  @Test
  void whatHasADefaultMayBeLeftOut() {
    EntryPoint entry =
        entry(
            parameter("x", floats("n")),
            new EntryPoint.Parameter("eps", floats(), Optional.of(Values.named("eps", 1e-5))),
            new EntryPoint.Parameter("W3", floats("n"), Optional.of(Map.of())));

    assertThat(entry.signature()).isEqualTo("f(x, eps=1e-5, W3=None)");
    assertThat(entry.accept(Values.named("x", Tensor.vector(1)))).containsOnlyKeys("x", "eps");
  }

  @Test
  void indicesStayBelowWhatTheyIndex() {
    EntryPoint entry = entry(parameter("y", indices("K", "N")), parameter("K", integers()));

    assertThatThrownBy(() -> entry.accept(Values.named("y", new int[] {0, 3}, "K", 3)))
        .hasMessage("y: it holds 3, expected 0 to 2 (below K)");
    assertThatThrownBy(() -> entry.accept(Values.named("y", new int[] {-1}, "K", 3)))
        .hasMessageStartingWith("y: it holds -1");
  }

  @Test
  void numeralsAreLengthsAndDotsStandForAnyAxes() {
    EntryPoint entry =
        entry(parameter("boxes", floats("N", "4")), parameter("x", floats("...", "d")));

    assertThatThrownBy(
            () ->
                entry.accept(
                    Values.named(
                        "boxes", Tensor.vector(1, 2, 3).reshape(1, 3), "x", Tensor.vector(1))))
        .hasMessage("boxes: its axis 1 has length 3, expected 4");
    assertThatThrownBy(
            () ->
                entry.accept(
                    Values.named(
                        "boxes", Tensor.vector(1, 2, 3, 4).reshape(1, 4), "x", Tensor.scalar(1))))
        .hasMessage("x: its shape is (), expected (..., d)");
  }

  @Test
  void whatIsNoNumberIsRefusedUnlessItMayBeMissing() {
    Tensor broken = Tensor.vector(1, Double.NaN);

    assertThatThrownBy(() -> entry(parameter("x", floats("n"))).accept(Values.named("x", broken)))
        .hasMessage("x: it holds NaN or infinity");
    assertThat(entry(parameter("x", floats("n").orMissing())).accept(Values.named("x", broken)))
        .containsKey("x");
  }

  @Test
  void kindsAreNotMixedUp() {
    assertThatThrownBy(
            () -> entry(parameter("s", texts("n"))).accept(Values.named("s", Tensor.vector(1))))
        .hasMessage("s: its dtype is float64, expected strings");
    assertThatThrownBy(
            () -> entry(parameter("x", floats("n"))).accept(Values.named("x", new String[] {"a"})))
        .hasMessage("x: its dtype is str, expected numbers");
    assertThatThrownBy(
            () -> entry(parameter("training", flags())).accept(Values.named("training", 2)))
        .hasMessage("training: its dtype is int64, expected booleans");
  }

  @Test
  void outputsOfFurtherFunctionsAreFoundByTheirDottedNames() {
    EntryPoint entry =
        new EntryPoint(
            List.of(),
            List.of(
                new EntryPoint.Function(
                    "f",
                    List.of(),
                    EntryPoint.Returns.VALUE,
                    List.of("params"),
                    List.of(new EntryPoint.Output("params", dictOf(floats("D")))))));

    assertThat(entry.outputType("params.W1")).contains(floats("D"));
    assertThat(entry.outputType("params")).isEmpty();
    assertThat(entry.outputType("other")).isEmpty();
  }

  private static EntryPoint.Parameter parameter(String name, Type type) {
    return new EntryPoint.Parameter(name, type, Optional.empty());
  }

  private static EntryPoint entry(EntryPoint.Parameter... parameters) {
    return new EntryPoint(
        List.of(parameters),
        List.of(
            new EntryPoint.Function(
                "f",
                List.of(parameters).stream().map(EntryPoint.Parameter::name).toList(),
                EntryPoint.Returns.VALUE,
                List.of("out"),
                List.of(new EntryPoint.Output("out", floats())))));
  }
}
