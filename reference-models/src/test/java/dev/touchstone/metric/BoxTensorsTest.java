package dev.touchstone.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.reference.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoxTensorsTest {

  private static final Tensor TRUTH =
      Tensor.matrix(new double[] {0, 1, 2, 3, 10, 8}, new double[] {2, 0, 20, 20, 12, 12});

  @Test
  void theTruthItselfIsPerfectAndHalfOfItHalfAsGood() {
    double[][] all = {{0, 1, 2, 3, 10, 8, 0.9}, {2, 0, 20, 20, 12, 12, 0.4}};

    assertThat(map(Tensor.matrix(all))).isCloseTo(1, within(1e-12));
    assertThat(map(Tensor.matrix(all[0]))).isCloseTo(0.5, within(1e-12));
    assertThat(map(Tensor.vector())).isZero();
  }

  @Test
  void whatIsNoBoxIsToldByItsRow() {
    double[] good = {0, 1, 2, 3, 10, 8, 0.9};

    assertRefused("boxes_shape", Tensor.matrix(new double[] {0, 1, 2, 3, 10, 8}));
    assertRefused("boxes_shape", Tensor.vector(good));
    assertRefused("boxes_picture", Tensor.matrix(good, new double[] {3, 1, 2, 3, 10, 8, 0.9}));
    assertRefused("boxes_picture", Tensor.matrix(new double[] {0.5, 1, 2, 3, 10, 8, 0.9}));
    assertRefused("boxes_class", Tensor.matrix(new double[] {0, 2, 2, 3, 10, 8, 0.9}));
    assertRefused("boxes_size", Tensor.matrix(new double[] {0, 1, 2, 3, -1, 8, 0.9}));
    assertRefused("boxes_not_finite", Tensor.matrix(new double[] {0, 1, 2, 3, 1, 8, Double.NaN}));
    assertRefused("boxes_many", new Tensor(TRUTH.dtype(), many(), new double[7 * 901]));
  }

  private static List<Integer> many() {
    return List.of(901, 7);
  }

  private static double map(Tensor prediction) {
    Scenes scenes = BoxTensors.scenes(TRUTH, 3, 64, 64, 2);
    return Metrics.ofLine("coco-map", 2)
        .evaluate(scenes, BoxTensors.detections(prediction, 3, 2))
        .value();
  }

  private static void assertRefused(String rule, Tensor prediction) {
    assertThatThrownBy(() -> BoxTensors.detections(prediction, 3, 2))
        .isInstanceOfSatisfying(
            BadPredictionException.class, bad -> assertThat(bad.rule()).isEqualTo(rule));
  }
}
