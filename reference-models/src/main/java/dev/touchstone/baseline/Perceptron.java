package dev.touchstone.baseline;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Descent;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A multi-layer perceptron: (n, d) → h₁ → … → (n, K) logits, ReLU between, trained with Adam on the
 * mean cross-entropy of minibatches, in whole epochs until {@code steps} are done. Without a hidden
 * layer it is softmax regression.
 *
 * <p>Inputs are divided by the largest magnitude in the training part. Weights start as N(0, 2 /
 * (fan in + fan out)) (Xavier), biases as 0.
 *
 * @param hidden the widths h₁, h₂, …
 */
public record Perceptron(Text title, List<Integer> hidden, int steps) implements Baseline {

  private static final int STEPS = 1500;
  private static final int BATCH = 32;
  private static final float LEARNING_RATE = 0.01f;
  private static final long SEED = 20260901;

  public Perceptron {
    hidden = List.copyOf(hidden);
  }

  public Perceptron(Text title, List<Integer> hidden) {
    this(title, hidden, STEPS);
  }

  @Override
  public Tensor predict(Tensor trainX, Tensor trainY, Tensor testX) {
    return trained(trainX, trainY, testX, logits -> logits.argMax(1));
  }

  /** What it gives each class: float64 (m, K), rows that add up to 1. */
  Tensor chances(Tensor trainX, Tensor trainY, Tensor testX) {
    return trained(trainX, trainY, testX, logits -> logits.softmax(1));
  }

  private Tensor trained(
      Tensor trainX, Tensor trainY, Tensor testX, UnaryOperator<NDArray> result) {
    double scale = Arrays.stream(trainX.data()).map(Math::abs).max().orElseThrow();
    int classes = (int) Arrays.stream(trainY.data()).max().orElseThrow() + 1;
    Draw draw = new Draw(SEED);
    try (Model model = Model.newInstance("perceptron");
        NDManager manager = model.getNDManager().newSubManager()) {
      model.setBlock(layers(classes));
      NDArray x = pixels(manager, trainX, scale);
      try (Trainer trainer = model.newTrainer(training(draw))) {
        trainer.initialize(x.getShape());
        train(trainer, x, trainY.in(manager), draw);
        return Tensor.of(result.apply(forward(trainer, pixels(manager, testX, scale))));
      }
    }
  }

  Block layers(int classes) {
    SequentialBlock layers = new SequentialBlock();
    for (int width : hidden) {
      layers.add(Linear.builder().setUnits(width).build()).add(Activation::relu);
    }
    return layers.add(Linear.builder().setUnits(classes).build());
  }

  private static NDArray pixels(NDManager manager, Tensor inputs, double scale) {
    NDArray rows = inputs.in(manager).reshape(inputs.shape().getFirst(), -1);
    return rows.toType(DataType.FLOAT32, false).div(scale);
  }

  private static DefaultTrainingConfig training(Draw draw) {
    return new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
        .optInitializer(xavier(draw), Parameter.Type.WEIGHT)
        .optOptimizer(
            Optimizer.adam().optLearningRateTracker(Tracker.fixed(LEARNING_RATE)).build());
  }

  /** DJL's own initialiser is √2 too wide and draws from the engine's generator, shared by all. */
  private static Initializer xavier(Draw draw) {
    return (manager, shape, type) -> {
      Tensor normal = draw.normal((int) shape.get(0), (int) shape.get(1));
      double deviation = Math.sqrt(2.0 / (shape.get(0) + shape.get(1)));
      return normal.in(manager).mul(deviation).toType(type, false);
    };
  }

  private void train(Trainer trainer, NDArray x, NDArray y, Draw draw) {
    int n = (int) x.getShape().get(0);
    synchronized (Descent.LOCK) {
      for (int done = 0; done < steps; done += Math.ceilDiv(n, BATCH)) {
        epoch(trainer, x, y, draw.permutation(n));
      }
    }
  }

  private static void epoch(Trainer trainer, NDArray x, NDArray y, int[] order) {
    for (int from = 0; from < order.length; from += BATCH) {
      int to = Math.min(order.length, from + BATCH);
      step(trainer, x, y, Arrays.copyOfRange(order, from, to));
    }
  }

  private static void step(Trainer trainer, NDArray x, NDArray y, int[] rows) {
    try (NDManager batch = x.getManager().newSubManager();
        GradientCollector gradients = trainer.newGradientCollector()) {
      NDIndex picked = new NDIndex("{}", batch.create(rows).toType(DataType.INT64, false));
      NDList logits = trainer.forward(new NDList(x.get(batch, picked)));
      NDList labels = new NDList(y.get(batch, picked));
      gradients.backward(trainer.getLoss().evaluate(labels, logits));
    }
    // After the collector is closed: a step inside it would itself be recorded.
    trainer.step();
  }

  private static NDArray forward(Trainer trainer, NDArray x) {
    return trainer.evaluate(new NDList(x)).singletonOrThrow();
  }
}
