package dev.touchstone.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.reference.DType;
import dev.touchstone.reference.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyTest {

  private final Accuracy accuracy = new Accuracy(10);
  private final Tensor truth = Tensor.integers(3, 1, 4, 1);

  @Test
  void isTheShareOfRowsWhoseClassWasNamed() {
    assertThat(accuracy.score(truth, Tensor.integers(3, 1, 4, 5)).value()).isEqualTo(0.75);
    assertThat(accuracy.score(truth, truth).value()).isEqualTo(1);
    assertThat(accuracy.losses(truth, Tensor.integers(3, 1, 9, 5))).containsExactly(0, 0, 1, 1);
  }

  @Test
  void acceptsEveryIntegerType() {
    for (DType type : List.of(DType.UINT8, DType.INT8, DType.INT32, DType.UINT64)) {
      assertThat(accuracy.score(truth, new Tensor(type, List.of(4), truth.data())).value())
          .isEqualTo(1);
    }
  }

  @Test
  void refusesAnotherNumberOfRows() {
    assertRefused(Tensor.integers(3, 1, 4), "prediction_shape", "(4,)", "(3,)");
    assertRefused(truth.reshape(4, 1), "prediction_shape", "(4,)", "(4, 1)");
    assertRefused(Tensor.integer(3), "prediction_shape", "(4,)", "()");
  }

  @Test
  void refusesWhatIsNoNumberBeforeItSpeaksOfTypes() {
    assertRefused(Tensor.vector(3, Double.NaN, 4, 1), "prediction_not_finite", "1", "NaN");
    assertRefused(
        Tensor.vector(3, 1, Double.NEGATIVE_INFINITY, 1),
        "prediction_not_finite",
        "2",
        "-Infinity");
  }

  @Test
  void refusesFloatsEvenWhereTheyAreWhole() {
    assertRefused(Tensor.vector(3, 1, 4, 1), "prediction_dtype", "float64");
    assertRefused(
        new Tensor(DType.BOOL, List.of(4), new double[] {1, 0, 1, 0}), "prediction_dtype", "bool");
  }

  @Test
  void refusesClassesThatDoNotExist() {
    assertRefused(Tensor.integers(3, 10, 4, 1), "prediction_class", "1", "10", "9");
    assertRefused(Tensor.integers(3, 1, 4, -1), "prediction_class", "3", "-1", "9");
  }

  /** The figures of Newcombe (1998), table I, method 3. */
  @Test
  void itsIntervalIsWilsons() {
    assertInterval(Interval.wilson(81, 263), 0.2553, 0.3662);
    assertInterval(Interval.wilson(15, 148), 0.0624, 0.1605);
    assertInterval(Interval.wilson(0, 20), 0.0000, 0.1611);
    assertInterval(Interval.wilson(1, 29), 0.0061, 0.1718);
  }

  @Test
  void aPerfectScoreStillHasAnInterval() {
    Interval interval = Interval.wilson(20, 20);

    assertThat(interval.high()).isEqualTo(1);
    assertThat(interval.low()).isCloseTo(0.8389, within(5e-5));
  }

  private void assertRefused(Tensor prediction, String rule, String... arguments) {
    assertThatExceptionOfType(BadPredictionException.class)
        .isThrownBy(() -> accuracy.score(truth, prediction))
        .satisfies(bad -> assertThat(bad.rule()).isEqualTo(rule))
        .satisfies(bad -> assertThat(bad.arguments()).containsExactly(arguments));
  }

  private static void assertInterval(Interval interval, double low, double high) {
    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }
}
