package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {

  private static final EntryPoint LSTM = entryPoint("lstm_forward");
  private static final EntryPoint LAYER_NORM = entryPoint("layer_norm");

  @Test
  void aLengthIsTakenFromTheFirstInputThatHasTheAxis() {
    Script script =
        Script.of()
            .call("LSTM", "D", "H")
            .as("lstm")
            .call("lstm", "X", "h0", "H")
            .handedInAs("h", "c")
            .build()
            .on(LSTM);

    assertThat(script.steps())
        .startsWith(new Script.Measure("D", "X", 2), new Script.Measure("H", "h0", 1))
        .hasSize(4);
  }

  @Test
  void behindAnyNumberOfAxesItIsCountedFromTheEnd() {
    Script script = Script.of().call("norm", "x", "d").handedInAs("out").build().on(LAYER_NORM);

    assertThat(script.steps()).startsWith(new Script.Measure("d", "x", -1));
  }

  @Test
  void whatIsCalledIsWrittenAsInPython() {
    Script script =
        Script.of()
            .call("Adam", "w0", "lr")
            .as("optimizer")
            .callEach("optimizer.step", "grads")
            .handedInAs("out")
            .build();

    assertThat(script.calls())
        .containsEntry("Adam", "Adam(w0, lr)")
        .containsEntry("optimizer.step", "optimizer.step(grads[t])");
    assertThat(script.entries()).containsOnlyKeys("Adam");
  }

  @Test
  void aNameThatStandsForNothingIsRefused() {
    Script script = Script.of().call("norm", "x", "gama").handedInAs("out").build();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> script.on(LAYER_NORM))
        .withMessageContaining("gama");
  }

  @Test
  void otherOutputsThanTheFunctionsAreRefused() {
    Script script = Script.of().call("norm", "x").handedInAs("y").build();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> script.on(LAYER_NORM))
        .withMessageContaining("[y]");
  }

  @Test
  void aFormWithoutItsTextIsRefused() {
    Script script = Script.of().call("Softmax", "o").handedInAs("out").build();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                Exercise.in(Chapter.LINEAR, "softmax", 1)
                    .parameter("o", ArrayType.floats("N", "K"))
                    .returns(ArrayType.floats("N", "K"))
                    .cases(draw -> List.of())
                    .reference((in, slips) -> in.get("o"))
                    .misconceptions(idsOf("softmax"))
                    .alsoAs("module", script)
                    .build())
        .withMessageContaining("forms")
        .withMessageContaining("module");
  }

  @Test
  void aFormHasItsOwnRulesOrTheExercises() {
    Exercise lstm = exercise("lstm_forward");
    Exercise adam = exercise("adam");

    assertThat(lstm.rules(Exercise.FUNCTION).forbidden()).contains("torch.nn");
    assertThat(lstm.rules("module").forbidden())
        .contains("torch.nn.LSTM")
        .doesNotContain("torch.nn");
    assertThat(adam.rules("class")).isEqualTo(adam.rules());
  }

  @Test
  void aFormThatTakesTensorsIsForPyTorch() {
    Exercise backward = exercise("mlp_backward");

    assertThat(backward.framework(Exercise.FUNCTION)).isEqualTo(Framework.NUMPY);
    assertThat(backward.framework("module")).isEqualTo(Framework.TORCH);
  }

  private static String[] idsOf(String id) {
    return exercise(id).misconceptions().stream().map(Misconception::id).toArray(String[]::new);
  }

  private static EntryPoint entryPoint(String id) {
    return exercise(id).entryPoint();
  }

  private static Exercise exercise(String id) {
    return ExerciseCatalog.find(id).orElseThrow();
  }
}
