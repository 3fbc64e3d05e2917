package dev.touchstone.training.generative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import dev.touchstone.network.generative.Gan;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import dev.touchstone.training.Descent;
import java.util.List;

/**
 * A generator and a discriminator of pictures that learn in turns. What the discriminator sees,
 * real or not, is blurred with noise: sharp, the two are soon told apart without fail, and the
 * generator finds no slope any more (Sønderby et al. 2017).
 */
final class Adversaries implements AutoCloseable {

  private static final int NOISE = 16;
  private static final List<Integer> WIDTHS = List.of(128, 128);
  private static final int BATCH = 64;

  private final Draw draw;
  private final int pixels;
  private final Block judging;
  private final Descent generator;
  private final Descent discriminator;

  Adversaries(int pixels, Draw draw) {
    this.draw = draw;
    this.pixels = pixels;
    Block making = Gan.generator(WIDTHS, pixels);
    judging = Gan.discriminator(WIDTHS);
    generator = new Descent(making, draw, 0, DataType.FLOAT32, new Shape(1, NOISE));
    discriminator = new Descent(judging, draw, 0, DataType.FLOAT32, new Shape(1, pixels));
  }

  /**
   * One step of each.
   *
   * @param blur the noise's standard deviation
   * @return the generator's loss
   */
  float step(Pictures pictures, double rate, double blur) {
    generator.rate(rate);
    discriminator.rate(rate);
    judge(pictures, blur);
    return fool(blur);
  }

  private void judge(Pictures pictures, double blur) {
    try (NDManager batch = discriminator.manager().newSubManager()) {
      NDArray real = pictures.batch(batch, draw, BATCH);
      NDArray fake = generator.predict(new NDList(normal(batch, BATCH, NOISE))).head();
      NDArray both = real.concat(fake).add(normal(batch, 2 * BATCH, pixels).mul(blur));
      discriminator.step(
          new NDList(both),
          logits ->
              Gan.discriminatorLoss(
                  logits.head().get(":" + BATCH), logits.head().get(BATCH + ":")));
    }
  }

  private float fool(double blur) {
    try (NDManager batch = generator.manager().newSubManager()) {
      NDArray over = normal(batch, BATCH, pixels).mul(blur);
      float loss =
          generator.step(
              new NDList(normal(batch, BATCH, NOISE)),
              made ->
                  Gan.generatorLoss(
                      discriminator.predict(new NDList(made.head().add(over))).head()));
      forget();
      return loss;
    }
  }

  /** The generator's gradient has passed through the discriminator and left its traces there. */
  private void forget() {
    for (Parameter parameter : judging.getParameters().values()) {
      try (NDArray gradient = parameter.getArray().getGradient()) {
        gradient.muli(0);
      }
    }
  }

  private NDArray normal(NDManager manager, int rows, int columns) {
    return Pictures.floats(manager, draw.normal(rows, columns));
  }

  /** So many generated pictures, (n, D). */
  Tensor samples(int n) {
    try (NDManager scratch = generator.manager().newSubManager()) {
      return Tensor.of(generator.predict(new NDList(normal(scratch, n, NOISE))).head());
    }
  }

  @Override
  public void close() {
    generator.close();
    discriminator.close();
  }
}
