package dev.touchstone.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.metric.Evidence.Losses;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedTestTest {

  @Test
  void theErrorIsThatOfTheMeanDifference() {
    PairedTest test = test(new double[] {1, 2, 3, 4}, new double[] {1, 1, 1, 1});

    assertThat(test.difference()).isEqualTo(1.5);
    assertThat(test.error()).isCloseTo(Math.sqrt(5.0 / 3 / 4), within(1e-12));
    assertThat(test.differing()).isEqualTo(3);
  }

  @Test
  void anEntryIsNotToldFromItself() {
    double[] losses = new Random(3).doubles(500).toArray();

    assertThat(test(losses, losses.clone()).separates()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // better on, worse on, of so many rows; what an exact sign test says at 5 %
    "5, 0, 1000, false", "7, 0, 1000, true", "7, 1, 1000, false", "8, 1, 1000, true",
    "20, 10, 1000, false", "40, 20, 1000, true", "3, 0, 3, false", "5, 0, 5, false",
    "6, 0, 6, true",
  })
  void fewRowsThatDifferAreNotEnough(int better, int worse, int rows, boolean told) {
    double[] one = new double[rows];
    double[] other = new double[rows];
    Arrays.fill(other, 0, better, 1);
    Arrays.fill(one, better, better + worse, 1);

    assertThat(test(one, other).separates()).isEqualTo(told);
    assertThat(test(other, one).separates()).isEqualTo(told);
  }

  @Test
  void whereAllRowsDifferByTheSameTheirNumberDecides() {
    assertThat(constant(5).separates()).isFalse();
    assertThat(constant(6).separates()).isTrue();
  }

  @Test
  void ofEqualPairsOneInTwentyIsToldApart() {
    Random random = new Random(5);
    int told = 0;
    for (int pair = 0; pair < 2000; pair++) {
      double[] one = random.doubles(60).toArray();
      double[] other = random.doubles(60).toArray();
      told += test(one, other).separates() ? 1 : 0;
    }
    assertThat(told / 2000.0).isBetween(0.035, 0.065);
  }

  @Test
  void entriesOnOtherRowsAreNotCompared() {
    PairedTest test = test(new double[] {1, 1, 1, 1, 1, 1}, new double[] {0, 0, 0, 0, 0, 0, 0});

    assertThat(test.paired()).isFalse();
    assertThat(test.separates()).isFalse();
  }

  @Test
  void theDrawnSetsOfAMeanSayWhatTheClosedFormSays() {
    Random random = new Random(6);
    double[] one = random.doubles(200).toArray();
    double[] other = random.doubles(200).map(x -> x + 0.05).toArray();

    PairedTest closed = test(one, other);
    PairedTest drawn = PairedTest.of(drawn(one), drawn(other));

    assertThat(drawn.difference()).isCloseTo(closed.difference(), within(1e-12));
    assertThat(drawn.error()).isCloseTo(closed.error(), within(0.12 * closed.error()));
  }

  /** The mean on 400 sets of rows, drawn from the same seed for everybody. */
  private static Evidence drawn(double[] losses) {
    Random random = new Random(9);
    double[] means = new double[400];
    Arrays.setAll(
        means,
        set ->
            random
                .ints(losses.length, 0, losses.length)
                .mapToDouble(row -> losses[row])
                .average()
                .orElseThrow());
    return Evidence.replicates(losses.length, new Losses(losses).loss(), means);
  }

  private static PairedTest constant(int rows) {
    double[] one = new double[rows];
    Arrays.fill(one, 0.25);
    return test(one, new double[rows]);
  }

  private static PairedTest test(double[] one, double[] other) {
    return PairedTest.of(new Losses(one), new Losses(other));
  }
}
