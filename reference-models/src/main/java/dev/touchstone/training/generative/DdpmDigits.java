package dev.touchstone.training.generative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.network.generative.Diffusion;
import dev.touchstone.network.generative.UNet;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data;
import dev.touchstone.training.Descent;
import dev.touchstone.training.Recipe;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Diffusion of small pictures: a U-Net learns to find the noise, and from pure noise makes
 * pictures, compared by {@link Likeness}.
 *
 * @param samples how many pictures it makes
 */
record DdpmDigits(int steps, int samples) implements Recipe {

  private static final int SIDE = 8;
  private static final UNet.Sizes SIZES = new UNet.Sizes(1, 16, List.of(1, 2), 1, -1, 4);
  private static final int TIMES = 50;
  private static final int BATCH = 48;
  private static final double RATE = 3e-3;
  private static final double GOAL = 0.2;

  @Override
  public String id() {
    return "ddpm";
  }

  @Override
  public Text title() {
    return new Text("扩散模型生成小图片", "A diffusion model that makes small pictures");
  }

  @Override
  public Result run(Data data, long seed, Consumer<String> progress) {
    Draw draw = new Draw(seed);
    Pictures pictures = Pictures.of(data, SIDE, draw);
    Diffusion diffusion = new Diffusion(TIMES);
    try (Descent descent =
        new Descent(new UNet(SIZES), draw, RATE, DataType.FLOAT32, images(1), new Shape(1))) {
      Likeness likeness = Likeness.to(pictures.test(), samples(descent, diffusion, draw), draw);
      Progress report = new Progress(progress, steps);
      for (int step = 0; step < steps; step++) {
        descent.rate(report.falling(RATE, step));
        report.say(step, step(descent, diffusion, pictures, draw));
      }
      double value = likeness.of(samples(descent, diffusion, draw), progress);
      return new Result(Likeness.METRIC, value, GOAL, false, pictures.described());
    }
  }

  private static Shape images(int n) {
    return new Shape(n, 1, SIDE, SIDE);
  }

  private static float step(Descent descent, Diffusion diffusion, Pictures pictures, Draw draw) {
    try (NDManager batch = descent.manager().newSubManager()) {
      // From −1 to 1, as the noise is about 0.
      NDArray x = pictures.batch(batch, draw, BATCH).mul(2).sub(1).reshape(images(BATCH));
      NDArray noise = noise(batch, draw, BATCH);
      int[] times = new int[BATCH];
      Arrays.setAll(times, i -> draw.integer(0, TIMES - 1));
      NDArray t = batch.create(times).toType(DataType.INT64, false);
      return descent.step(
          new NDList(diffusion.noisy(x, times, noise), t),
          found -> found.head().sub(noise).square().mean());
    }
  }

  private static NDArray noise(NDManager manager, Draw draw, int n) {
    return Pictures.floats(manager, draw.normal(n, 1, SIDE, SIDE));
  }

  private Tensor samples(Descent descent, Diffusion diffusion, Draw draw) {
    Tensor x = draw.normal(samples, 1, SIDE, SIDE);
    for (int t = TIMES - 1; t >= 0; t--) {
      x = back(descent, diffusion, x, t, draw);
    }
    double[] pixels = Arrays.stream(x.data()).map(v -> Math.clamp((v + 1) / 2, 0.0, 1.0)).toArray();
    return Tensor.vector(pixels).reshape(samples, SIDE * SIDE);
  }

  private Tensor back(Descent descent, Diffusion diffusion, Tensor x, int t, Draw draw) {
    try (NDManager scratch = descent.manager().newSubManager()) {
      NDArray now = Pictures.floats(scratch, x);
      NDArray times = scratch.full(new Shape(samples), t, DataType.INT64);
      NDArray found = descent.predict(new NDList(now, times)).head();
      return Tensor.of(diffusion.back(now, t, found, noise(scratch, draw, samples)));
    }
  }
}
