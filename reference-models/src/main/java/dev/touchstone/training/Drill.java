package dev.touchstone.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.LSTM;
import dev.touchstone.network.vision.LeNet;
import dev.touchstone.reference.DType;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The first steps of a training, the same ones each time, on numbers without meaning: what another
 * implementation is held against. From the same weights it must come to the same losses.
 *
 * @param x a batch for each step, (S, N, …)
 * @param y its labels, (S, N) or (S, N, T)
 */
public record Drill(Supplier<Block> block, Tensor x, Tensor y) {

  /** The learning rate of {@link Descent}. */
  public static final double RATE = 1e-3;

  private static final long SEED = 1;

  /** LeNet with ReLU on batches (N, 1, 28, 28) of ten classes. */
  public static Drill pictures(int steps, int n) {
    Draw draw = new Draw(SEED);
    return new Drill(
        LeNet::withRelu, draw.normal(steps, n, 1, 28, 28), draw.integers(0, 9, steps, n));
  }

  /** An LSTM of so many units that reads one-hot characters (N, T, V) and predicts the next. */
  public static Drill characters(int steps, int n, int length, int characters, int units) {
    Tensor text = new Draw(SEED).integers(0, characters - 1, steps, n, length + 1);
    double[] read = new double[steps * n * length * characters];
    double[] next = new double[steps * n * length];
    for (int i = 0; i < next.length; i++) {
      int place = i / length * (length + 1) + i % length;
      read[i * characters + (int) text.data()[place]] = 1;
      next[i] = text.data()[place + 1];
    }
    return new Drill(
        () -> reader(characters, units),
        new Tensor(DType.FLOAT64, List.of(steps, n, length, characters), read),
        new Tensor(DType.INT64, List.of(steps, n, length), next));
  }

  private static Block reader(int characters, int units) {
    return new SequentialBlock()
        .add(LSTM.builder().setStateSize(units).setNumLayers(1).optBatchFirst(true).build())
        .add(Linear.builder().setUnits(characters).build());
  }

  /** The batches and the first weights, by name. */
  public Map<String, Tensor> inputs() {
    Map<String, Tensor> inputs = new LinkedHashMap<>(Map.of("x", x, "y", y));
    try (Run run = begin()) {
      List<Parameter> parameters = run.block.getParameters().values();
      for (int i = 0; i < parameters.size(); i++) {
        inputs.put("weights." + i, Tensor.of(parameters.get(i).getArray()));
      }
    }
    return inputs;
  }

  /** Makes a network with its first weights. */
  public Run begin() {
    return new Run(this);
  }

  /** The training of one network. */
  public static final class Run implements AutoCloseable {

    private final Block block;
    private final Descent descent;
    private final NDArray x;
    private final NDArray y;

    private Run(Drill drill) {
      block = drill.block.get();
      List<Integer> shape = drill.x.shape();
      Shape batch = new Shape(shape.stream().skip(1).mapToLong(Integer::longValue).toArray());
      descent = new Descent(block, new Draw(SEED), RATE, DataType.FLOAT32, batch);
      x = drill.x.in(descent.manager()).toType(DataType.FLOAT32, false);
      y = drill.y.in(descent.manager());
    }

    /** Takes all steps; the loss of each, (S,). */
    public Tensor losses() {
      double[] losses = new double[(int) x.getShape().get(0)];
      for (int step = 0; step < losses.length; step++) {
        losses[step] = step(step);
      }
      return Tensor.vector(losses);
    }

    private float step(int step) {
      try (NDManager batch = descent.manager().newSubManager()) {
        NDArray inputs = x.get(step);
        NDArray labels = y.get(step);
        inputs.attach(batch);
        labels.attach(batch);
        return descent.step(new NDList(inputs), logits -> crossEntropy(logits.head(), labels));
      }
    }

    private static NDArray crossEntropy(NDArray logits, NDArray labels) {
      return logits.logSoftmax(-1).gather(labels.expandDims(-1), -1).mean().neg();
    }

    @Override
    public void close() {
      descent.close();
    }
  }
}
