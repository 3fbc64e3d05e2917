package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

  @ParameterizedTest
  @ValueSource(strings = {"torch", "torch.nn", "torch.nn.functional.conv2d", ".softmax", "_C"})
  void dottedNamesAndAttributesCanBeForbidden(String entry) {
    assertThat(new Rules(List.of(), List.of(entry)).forbidden()).containsExactly(entry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "torch.", "torch..nn", ".nn.functional", "torch.nn()", "torch nn", "2d"})
  void anythingElseIsRefused(String entry) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Rules(List.of(), List.of(entry)))
        .withMessageContaining("'" + entry + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"torch.nn", ".softmax", "", "num-py"})
  void onlyTopLevelModulesCanBeTheOnlyOnes(String entry) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Rules(List.of(entry), List.of()));
  }

  @Test
  void aNameIsForbiddenOnce() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Rules(List.of(), List.of("torch.nn", "torch.nn")));
  }

  @Test
  void noneRulesNothingOut() {
    assertThat(Rules.NONE.isNone()).isTrue();
    assertThat(new Rules(List.of("numpy"), List.of()).isNone()).isFalse();
    assertThat(new Rules(List.of(), List.of(".sort")).isNone()).isFalse();
  }
}
