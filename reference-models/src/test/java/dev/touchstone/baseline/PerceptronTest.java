package dev.touchstone.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.metric.Accuracy;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PerceptronTest {

  private static final Text NAME = new Text("某模型", "Some model");
  private final Perceptron softmaxRegression = new Perceptron(NAME, List.of());
  private final Perceptron oneHiddenLayer = new Perceptron(NAME, List.of(16));

  @Test
  void softmaxRegressionLearnsWhatIsLinearlySeparable() {
    Clouds train = Clouds.around(List.of(-4.0, 0.0, 4.0), 90, 1);
    Clouds test = Clouds.around(List.of(-4.0, 0.0, 4.0), 60, 2);

    Tensor prediction = softmaxRegression.predict(train.x(), train.y(), test.x());

    assertThat(new Accuracy(3).score(test.y(), prediction).value()).isGreaterThan(0.95);
  }

  @Test
  void aHiddenLayerLearnsExclusiveOrAndSoftmaxRegressionCannot() {
    Clouds train = Clouds.exclusiveOr(160, 3);
    Clouds test = Clouds.exclusiveOr(100, 4);

    Tensor deep = oneHiddenLayer.predict(train.x(), train.y(), test.x());
    Tensor linear = softmaxRegression.predict(train.x(), train.y(), test.x());

    assertThat(new Accuracy(2).score(test.y(), deep).value()).isGreaterThan(0.95);
    assertThat(new Accuracy(2).score(test.y(), linear).value()).isLessThan(0.8);
  }

  @Test
  void trainingTwiceGivesTheSameRow() {
    Clouds train = Clouds.around(List.of(-1.0, 0.0, 1.0), 60, 5);
    Perceptron briefly = new Perceptron(NAME, List.of(16), 100);

    assertThat(briefly.predict(train.x(), train.y(), train.x()))
        .isEqualTo(briefly.predict(train.x(), train.y(), train.x()));
  }

  @Test
  void itsLayersHaveTheShapesItsCommentGives() {
    Block block = new Perceptron(NAME, List.of(64)).layers(10);
    try (NDManager manager = NDManager.newBaseManager()) {
      block.initialize(manager, DataType.FLOAT32, new Shape(5, 64));
      long parameters =
          block.getParameters().values().stream().mapToLong(p -> p.getArray().size()).sum();

      assertThat(block.getOutputShapes(new Shape[] {new Shape(5, 64)}))
          .containsExactly(new Shape(5, 10));
      assertThat(parameters).isEqualTo(64 * 64 + 64 + 64 * 10 + 10);
    }
  }

  /** Points of the plane in clouds. */
  private record Clouds(Tensor x, Tensor y) {

    static Clouds around(List<Double> centres, int n, long seed) {
      double[] x = new Draw(seed).normal(n, 2).data();
      int[] y = IntStream.range(0, n).map(i -> i % centres.size()).toArray();
      for (int i = 0; i < n; i++) {
        x[2 * i] += centres.get(y[i]);
      }
      return new Clouds(Tensor.vector(x).reshape(n, 2), Tensor.integers(y));
    }

    static Clouds exclusiveOr(int n, long seed) {
      double[] x = new Draw(seed).normal(n, 2).data();
      for (int i = 0; i < n; i++) {
        x[2 * i] = 0.3 * x[2 * i] + (i % 2 == 0 ? 1 : -1);
        x[2 * i + 1] = 0.3 * x[2 * i + 1] + (i % 4 < 2 ? 1 : -1);
      }
      int[] y = IntStream.range(0, n).map(i -> (i % 2 == 0) == (i % 4 < 2) ? 0 : 1).toArray();
      return new Clouds(Tensor.vector(x).reshape(n, 2), Tensor.integers(y));
    }
  }
}
