package dev.touchstone.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PerplexityTest {

  private static final Perplexity OF_FOUR = new Perplexity(4);

  @Test
  void whoGuessesAmongFourHasFourAndWhoKnowsHasOne() {
    double[] even = {.25, .25, .25, .25};
    double[] sure = {0, 1, 0, 0};

    assertThat(score(new int[] {0, 3}, even, even).value()).isCloseTo(4, within(1e-12));
    assertThat(score(new int[] {1, 1}, sure, sure).value()).isEqualTo(1);
  }

  @Test
  void theIntervalIsThatOfTheMeanLogarithm() {
    // −ln p is ln 2 and ln 8: mean 2 ln 2, standard error ln 2.
    Score score = Perplexity.of(new double[] {1 / 2.0, 1 / 8.0});

    assertThat(score.value()).isCloseTo(4, within(1e-12));
    assertThat(score.interval().high() / score.value())
        .isCloseTo(Math.pow(2, 1.959964), within(1e-5));
  }

  @Test
  void whatHadNoChanceAndCameIsInfinitelySurprising() {
    assertThat(score(new int[] {0}, new double[] {0, 1, 0, 0}).value()).isInfinite();
  }

  @Test
  void nobodyIsPaidForMoreThanOneInAll() {
    refused(
        "distribution_sum", "1", new double[] {.25, .25, .25, .25}, new double[] {.9, .9, .9, .9});
    refused("distribution_sum", "0", new double[] {.1, .1, .1, .1});
    double[] rounded = {.2502, .2502, .2502, .2502};
    assertThat(score(new int[] {2}, rounded).value()).isCloseTo(4, within(1e-12));
  }

  @Test
  void whatIsNoDistributionIsNamed() {
    refused("distribution_negative", "0", new double[] {1.5, -.5, 0, 0});
    refused("distribution_not_finite", "0", new double[] {Double.NaN, 1, 0, 0});
    assertThatExceptionOfType(BadPredictionException.class)
        .isThrownBy(() -> OF_FOUR.check(Tensor.vector(1, 0, 0, 0), 1))
        .satisfies(bad -> assertThat(bad.arguments()).containsExactly("(1, 4)", "(4,)"));
  }

  private static Score score(int[] came, double[]... rows) {
    return Perplexity.of(OF_FOUR.likelihoods(came, Tensor.matrix(rows)));
  }

  private static void refused(String rule, String row, double[]... rows) {
    int[] came = new int[rows.length];
    Arrays.fill(came, 0);
    assertThatExceptionOfType(BadPredictionException.class)
        .isThrownBy(() -> OF_FOUR.likelihoods(came, Tensor.matrix(rows)))
        .satisfies(
            bad -> {
              assertThat(bad.rule()).isEqualTo(rule);
              assertThat(bad.arguments()).startsWith(row);
            });
  }
}
