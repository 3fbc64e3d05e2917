package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The references against figures that others published or that can be done by hand. */
class WorkedExamplesTest {

  @Test
  void corr2dGivesTheBooksFigures() {
    Tensor x = Tensor.vector(0, 1, 2, 3, 4, 5, 6, 7, 8).reshape(3, 3);
    Tensor k = Tensor.vector(0, 1, 2, 3).reshape(2, 2);

    assertThat(answer("corr2d", Map.of("X", x, "K", k)))
        .isEqualTo(Tensor.vector(19, 25, 37, 43).reshape(2, 2));
  }

  @Test
  void integersMayStandWhereFloatsAreMeant() {
    Tensor x = Tensor.integers(0, 1, 2, 3, 4, 5, 6, 7, 8).reshape(3, 3);
    Tensor k = Tensor.integers(0, 1, 2, 3).reshape(2, 2);

    assertThat(answer("corr2d", Map.of("X", x, "K", k)).data()).containsExactly(19, 25, 37, 43);
  }

  @Test
  void aFlippedKernelGivesTheFiguresTheBooksWarnOf() {
    Tensor x = Tensor.vector(0, 1, 2, 3, 4, 5, 6, 7, 8).reshape(3, 3);
    Tensor k = Tensor.vector(0, 1, 2, 3).reshape(2, 2);

    Tensor flipped =
        exercise("corr2d")
            .run(Map.of("X", x, "K", k), new Slips(java.util.Set.of("convolution")))
            .get("out");

    assertThat(flipped.data()).containsExactly(5, 11, 23, 29);
  }

  @Test
  void softmaxStaysFiniteAtAThousand() {
    Tensor p = answer("softmax", Map.of("o", Tensor.vector(1000, 1001, 1002).reshape(1, 3)));

    assertThat(p.data())
        .containsExactly(new double[] {0.09003057, 0.24472847, 0.66524096}, within(1e-8));
  }

  @Test
  void theNormalEquationFindsTheLineThroughThePoints() {
    Tensor w =
        answer(
            "normal_equation",
            Map.of("X", Tensor.vector(1, 2, 3, 4).reshape(4, 1), "y", Tensor.vector(3, 5, 7, 9)));

    assertThat(w.data()).containsExactly(new double[] {2, 1}, within(1e-9));
  }

  @Test
  void inputsThatDoNotFitAreRefusedByName() {
    assertThatThrownBy(() -> answer("softmax", Map.of()))
        .isInstanceOf(BadArrayException.class)
        .hasMessage("o: missing; softmax(o) is expected");
    assertThatThrownBy(() -> answer("softmax", Map.of("o", Tensor.vector(1, 2))))
        .hasMessage("o: its shape is (2,), expected (N, K)");
    assertThatThrownBy(
            () ->
                answer(
                    "normal_equation",
                    Map.of("X", Tensor.vector(1, 2, 3).reshape(3, 1), "y", Tensor.vector(1, 2))))
        .hasMessage("y: its axis 0 (n) has length 2, but n is 3 elsewhere");
    assertThatThrownBy(
            () ->
                answer(
                    "corr2d",
                    Map.of(
                        "X",
                        Tensor.vector(1).reshape(1, 1),
                        "K",
                        Tensor.vector(1, 2).reshape(1, 2))))
        .hasMessage("K: it is larger than X");
  }

  private static Tensor answer(String id, Map<String, Tensor> inputs) {
    return exercise(id).answer(inputs).get("out");
  }

  private static Exercise exercise(String id) {
    return ExerciseCatalog.find(id).orElseThrow();
  }
}
