package dev.touchstone.training.generative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.network.generative.Vae;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data;
import dev.touchstone.training.Descent;
import dev.touchstone.training.Recipe;
import java.util.function.Consumer;

/**
 * A variational autoencoder of black and white pictures. The measure is how much its lower bound of
 * log p(x) on test pictures is above log p(x) itself under the model that all pixels are
 * independent, in nats a picture.
 */
record VaeDigits(int steps) implements Recipe {

  private static final int SIDE = 14;
  private static final int HIDDEN = 200;
  private static final int CODE = 12;
  private static final int BATCH = 64;
  private static final double RATE = 2e-3;
  private static final double GOAL = 10;

  /** A pixel that is never black in the training part may be in the test part. */
  private static final double RAREST = 1e-3;

  @Override
  public String id() {
    return "vae";
  }

  @Override
  public Text title() {
    return new Text("变分自编码器的证据下界", "The lower bound of a variational autoencoder");
  }

  @Override
  public Result run(Data data, long seed, Consumer<String> progress) {
    Draw draw = new Draw(seed);
    Pictures pictures = Pictures.of(data, SIDE, draw).binary();
    Vae vae = new Vae(pictures.pixels(), HIDDEN, CODE);
    Shape input = new Shape(1, pictures.pixels());
    Shape noise = new Shape(1, CODE);
    try (Descent descent = new Descent(vae, draw, RATE, DataType.FLOAT32, input, noise)) {
      Progress report = new Progress(progress, steps);
      for (int step = 0; step < steps; step++) {
        descent.rate(report.falling(RATE, step));
        report.say(step, step(descent, pictures, draw));
      }
      double gained = elbo(descent, pictures.test(), draw) - independent(pictures);
      return new Result("nats above independent pixels", gained, GOAL, true, pictures.described());
    }
  }

  private static float step(Descent descent, Pictures pictures, Draw draw) {
    try (NDManager batch = descent.manager().newSubManager()) {
      NDArray x = pictures.batch(batch, draw, BATCH);
      NDArray noise = Pictures.floats(batch, draw.normal(BATCH, CODE));
      return descent.step(new NDList(x, noise), outputs -> Vae.elbo(x, outputs).mean().neg());
    }
  }

  private static double elbo(Descent descent, Tensor test, Draw draw) {
    try (NDManager scratch = descent.manager().newSubManager()) {
      NDArray x = Pictures.floats(scratch, test);
      NDArray noise = Pictures.floats(scratch, draw.normal(test.shape().getFirst(), CODE));
      return Vae.elbo(x, descent.predict(new NDList(x, noise))).mean().getFloat();
    }
  }

  /** The mean of Σ log p(x_j) with each pixel's share of ones in the training part. */
  private static double independent(Pictures pictures) {
    double[] ones = Gaussian.mean(pictures.train());
    double[] pixels = pictures.test().data();
    double log = 0;
    for (int i = 0; i < pixels.length; i++) {
      double one = Math.clamp(ones[i % ones.length], RAREST, 1 - RAREST);
      log += Math.log(pixels[i] == 1 ? one : 1 - one);
    }
    return log * ones.length / pixels.length;
  }
}
