package dev.touchstone.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.metric.Evidence.Losses;
import dev.touchstone.metric.Evidence.Replicates;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  @Test
  void rightAndWrongTakeABitARow() {
    double[] losses = new Random(1).ints(1000, 0, 2).asDoubleStream().toArray();

    byte[] bytes = new Losses(losses).bytes();

    assertThat(bytes).hasSizeLessThanOrEqualTo(5 + 125);
    assertThat(Evidence.of(bytes))
        .isInstanceOfSatisfying(Losses.class, read -> assertThat(read.values()).isEqualTo(losses));
  }

  @Test
  void aRunOfZerosAtTheEndIsNotLost() {
    double[] losses = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    assertThat(Evidence.of(new Losses(losses).bytes()).units()).isEqualTo(losses.length);
    assertThat(Evidence.of(new Losses(new double[9]).bytes()).loss()).isZero();
  }

  @Test
  void otherLossesTakeFourBytesARow() {
    double[] losses = new Random(2).doubles(100, 0, 3).toArray();

    byte[] bytes = new Losses(losses).bytes();

    assertThat(bytes).hasSize(5 + 400);
    assertThat(Evidence.of(bytes).loss()).isCloseTo(new Losses(losses).loss(), within(1e-7));
  }

  @Test
  void replicatesKeepTheirValueExactly() {
    Evidence read = Evidence.of(Evidence.replicates(50, -24.5, new double[400]).bytes());

    assertThat(read.loss()).isEqualTo(-24.5);
    assertThat(read.units()).isEqualTo(50);
    assertThat(((Replicates) read).drawn()).hasSize(400);
  }

  @Test
  void aSetThatCannotBeJudgedCountsAsTheWhole() {
    assertThat(Evidence.replicates(3, 0.25, new double[] {0.5, Double.NaN}).drawn())
        .containsExactly(0.5, 0.25);
  }

  @Test
  void whatIsNoEvidenceIsRefused() {
    assertThatThrownBy(() -> new Losses(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Losses(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Evidence.of(new byte[] {9, 0, 0, 0, 1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Evidence.of(new byte[] {2, 0, 0, 0, 1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
