package dev.touchstone.training.generative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.network.generative.Autoencoder;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data;
import dev.touchstone.training.Descent;
import dev.touchstone.training.Recipe;
import java.util.List;
import java.util.function.Consumer;

/**
 * An autoencoder reduces pictures to as few numbers as PCA does, and has to lose less. The measure
 * is its squared error on test pictures over that of PCA.
 */
record AutoencoderDigits(int steps) implements Recipe {

  private static final int SIDE = 14;
  private static final int CODE = 8;
  private static final List<Integer> WIDTHS = List.of(128, 64);
  private static final int BATCH = 64;
  private static final double RATE = 2e-3;
  private static final double GOAL = 0.85;

  @Override
  public String id() {
    return "autoencoder";
  }

  @Override
  public Text title() {
    return new Text("自编码器与 PCA 的比较", "An autoencoder against PCA");
  }

  @Override
  public Result run(Data data, long seed, Consumer<String> progress) {
    Draw draw = new Draw(seed);
    Pictures pictures = Pictures.of(data, SIDE, draw);
    Block block = Autoencoder.of(pictures.pixels(), WIDTHS, CODE);
    Shape input = new Shape(1, pictures.pixels());
    try (Descent descent = new Descent(block, draw, RATE, DataType.FLOAT32, input)) {
      Progress report = new Progress(progress, steps);
      for (int step = 0; step < steps; step++) {
        descent.rate(report.falling(RATE, step));
        report.say(step, step(descent, pictures, draw));
      }
      double linear = Gaussian.of(pictures.train()).errorOfComponents(pictures.test(), CODE);
      double value = error(descent, pictures) / linear;
      return new Result("squared error over that of PCA", value, GOAL, false, pictures.described());
    }
  }

  private static float step(Descent descent, Pictures pictures, Draw draw) {
    try (NDManager batch = descent.manager().newSubManager()) {
      NDArray x = pictures.batch(batch, draw, BATCH);
      return descent.step(new NDList(x), output -> output.head().sub(x).square().mean());
    }
  }

  private static double error(Descent descent, Pictures pictures) {
    try (NDManager scratch = descent.manager().newSubManager()) {
      NDArray x = Pictures.floats(scratch, pictures.test());
      return descent.predict(new NDList(x)).head().sub(x).square().mean().getFloat();
    }
  }
}
