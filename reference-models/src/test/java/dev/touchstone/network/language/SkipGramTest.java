package dev.touchstone.network.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Negative sampling asks of each word whether it is a real neighbour. */
class SkipGramTest {

  private static final Offset<Float> CLOSE = within(1e-5f);

  @Test
  void theLossIsThatOfTheLogisticRegressionsTogether() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray scores = manager.create(new float[][] {{2, -1, 0}});
      NDArray real = manager.create(new float[][] {{1, 0, 0}});
      double expected = Math.log(1 + Math.exp(-2)) + Math.log(1 + Math.exp(-1)) + Math.log(2);

      assertThat(SkipGram.loss(scores, real).getFloat()).isCloseTo((float) expected, CLOSE);
    }
  }

  @Test
  void aScoreFarOffDoesNotOverflow() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray scores = manager.create(new float[][] {{-1000}});
      NDArray real = manager.create(new float[][] {{1}});

      assertThat(SkipGram.loss(scores, real).getFloat()).isCloseTo(1000, CLOSE);
    }
  }
}
