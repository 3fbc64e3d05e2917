package dev.touchstone.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import dev.touchstone.reference.Draw;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Gradient descent by Adam on a block, whatever its loss: m and v as in Kingma and Ba 2015, with
 * bias correction. Weights start as N(0, 2 / (fan in + fan out)) from our own generator, so that a
 * run can be repeated; DJL's draws from the engine's, which everybody shares.
 *
 * <p>DJL lets one thread of the process collect gradients at a time: training holds {@link #LOCK}.
 */
public final class Descent implements AutoCloseable {

  /** Held while gradients are collected. */
  public static final Object LOCK = new Object();

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private record Moments(NDArray first, NDArray second) {}

  private final NDManager manager = NDManager.newBaseManager();
  private final Block block;
  private final Map<String, Moments> moments = new LinkedHashMap<>();
  private final ParameterStore store;
  private double rate;
  private double clip = Double.POSITIVE_INFINITY;
  private int steps;

  /**
   * Initialises the block for inputs of these shapes.
   *
   * @param rate the learning rate
   */
  public Descent(Block block, Draw draw, double rate, DataType input, Shape... inputs) {
    this.block = block;
    this.rate = rate;
    this.store = new ParameterStore(manager, false);
    block.setInitializer(xavier(draw), Parameter.Type.WEIGHT);
    block.initialize(manager, DataType.FLOAT32, inputs);
  }

  public NDManager manager() {
    return manager;
  }

  public void rate(double next) {
    rate = next;
  }

  /** Scales a step's gradient down to this norm over all parameters. */
  public Descent clip(double norm) {
    clip = norm;
    return this;
  }

  /** What the block makes of a batch. */
  public NDList predict(NDList inputs) {
    return block.forward(store, inputs, false);
  }

  /**
   * One step.
   *
   * @param loss the batch's loss, a scalar, from what the block makes of the inputs
   * @return its value
   */
  public float step(NDList inputs, Function<NDList, NDArray> loss) {
    synchronized (LOCK) {
      float value;
      try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
        NDArray scalar = loss.apply(block.forward(store, inputs, true));
        value = scalar.getFloat();
        gradients.backward(scalar);
      }
      // After the collector is closed: what is done inside it would itself be recorded.
      update();
      return value;
    }
  }

  private void update() {
    steps++;
    double scale = scale();
    block
        .getParameters()
        .forEach(
            pair -> {
              if (pair.getValue().requiresGradient()) {
                update(pair.getKey(), pair.getValue().getArray(), scale);
              }
            });
  }

  private double scale() {
    if (Double.isInfinite(clip)) {
      return 1;
    }
    double squares = 0;
    try (NDManager scratch = manager.newSubManager()) {
      for (Parameter parameter : block.getParameters().values()) {
        if (parameter.requiresGradient()) {
          NDArray gradient = parameter.getArray().getGradient();
          gradient.attach(scratch);
          squares += gradient.square().sum().getFloat();
        }
      }
    }
    return Math.min(1, clip / Math.max(Math.sqrt(squares), 1e-12));
  }

  private void update(String name, NDArray weight, double scale) {
    Moments held =
        moments.computeIfAbsent(name, key -> new Moments(weight.zerosLike(), weight.zerosLike()));
    try (NDManager scratch = manager.newSubManager()) {
      NDArray raw = weight.getGradient();
      raw.attach(scratch);
      NDArray gradient = raw.mul(scale);
      held.first().muli(BETA1).addi(gradient.mul(1 - BETA1));
      held.second().muli(BETA2).addi(gradient.square().mul(1 - BETA2));
      NDArray first = held.first().duplicate();
      first.attach(scratch);
      NDArray corrected = first.div(1 - Math.pow(BETA1, steps));
      NDArray root = held.second().duplicate();
      root.attach(scratch);
      NDArray spread = root.div(1 - Math.pow(BETA2, steps)).sqrt().add(EPSILON);
      weight.subi(corrected.div(spread).mul(rate));
      // Gradients add up from one collector to the next.
      raw.muli(0);
    }
  }

  /**
   * Biases and the like keep DJL's own; a weight's fans are its axes but the first two multiplied.
   */
  private static Initializer xavier(Draw draw) {
    return (manager, shape, type) -> {
      long field = 1;
      for (int axis = 2; axis < shape.dimension(); axis++) {
        field *= shape.get(axis);
      }
      double fans = field * (shape.get(0) + (shape.dimension() > 1 ? shape.get(1) : 1));
      Integer[] lengths = new Integer[shape.dimension()];
      for (int axis = 0; axis < lengths.length; axis++) {
        lengths[axis] = (int) shape.get(axis);
      }
      return draw.normal(lengths).in(manager).mul(Math.sqrt(2 / fans)).toType(type, false);
    };
  }

  @Override
  public void close() {
    manager.close();
  }
}
