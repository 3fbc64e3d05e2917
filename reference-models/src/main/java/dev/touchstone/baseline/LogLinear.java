package dev.touchstone.baseline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Linear regression of the logarithm: ln y ≈ w · x + b, least squares by gradient descent on the
 * normal equations, for prices and whatever else is positive.
 *
 * <p>Columns are standardised by the training part; a missing value (NaN) becomes its mean. No
 * column is looked at twice: categories stay the numbers they are.
 */
record LogLinear(Text title) implements Baseline {

  private static final int STEPS = 3000;

  @Override
  public Tensor predict(Tensor trainX, Tensor trainY, Tensor testX) {
    Columns columns = Columns.of(trainX);
    double[] logs = Arrays.stream(trainY.data()).map(Math::log).toArray();
    double mean = Arrays.stream(logs).average().orElseThrow();
    double[] centred = Arrays.stream(logs).map(log -> log - mean).toArray();
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = columns.standardised(trainX).in(manager);
      NDArray y = Tensor.vector(centred).reshape(centred.length, 1).in(manager);
      NDArray w = fitted(manager, x, y);
      NDArray predicted = columns.standardised(testX).in(manager).matMul(w).add(mean).exp();
      return Tensor.of(predicted.reshape(testX.shape().getFirst()));
    }
  }

  /** w ← w − (Gw − b) / d with G = XᵀX / n and b = Xᵀy / n; d is more than any eigenvalue of G. */
  private static NDArray fitted(NDManager manager, NDArray x, NDArray y) {
    long n = x.getShape().get(0);
    long d = x.getShape().get(1);
    NDArray gram = x.transpose().matMul(x).div(n);
    NDArray b = x.transpose().matMul(y).div(n);
    NDArray w = b.mul(0.0);
    for (int step = 0; step < STEPS; step++) {
      NDArray off = gram.matMul(w);
      NDArray next = w.sub(off.sub(b).div(d));
      off.close();
      w.close();
      w = next;
    }
    return w;
  }

  /**
   * @param mean (d,), of what is not missing
   * @param deviation (d,), 1 where a column never changes
   */
  private record Columns(double[] mean, double[] deviation) {

    static Columns of(Tensor x) {
      int d = x.shape().get(1);
      double[] mean = new double[d];
      double[] deviation = new double[d];
      for (int j = 0; j < d; j++) {
        int column = j;
        double[] known =
            IntStream.range(0, x.shape().getFirst())
                .mapToDouble(i -> x.data()[i * d + column])
                .filter(value -> !Double.isNaN(value))
                .toArray();
        mean[j] = Arrays.stream(known).average().orElse(0);
        double centre = mean[j];
        double variance =
            Arrays.stream(known).map(v -> (v - centre) * (v - centre)).average().orElse(0);
        deviation[j] = variance > 0 ? Math.sqrt(variance) : 1;
      }
      return new Columns(mean, deviation);
    }

    Tensor standardised(Tensor x) {
      double[] values = x.data().clone();
      for (int i = 0; i < values.length; i++) {
        int j = i % mean.length;
        values[i] = Double.isNaN(values[i]) ? 0 : (values[i] - mean[j]) / deviation[j];
      }
      return Tensor.vector(values).reshape(x.shape().getFirst(), mean.length);
    }
  }
}
