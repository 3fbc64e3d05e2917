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
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data;
import dev.touchstone.training.Descent;
import dev.touchstone.training.Recipe;
import java.util.List;
import java.util.function.Consumer;

/** Generator and discriminator in turns on small pictures, compared by {@link Likeness}. */
record GanDigits(int steps) implements Recipe {

  private static final int SIDE = 8;
  private static final int NOISE = 16;
  private static final List<Integer> WIDTHS = List.of(128, 128);
  private static final int BATCH = 64;
  private static final double RATE = 5e-4;
  private static final int SAMPLES = 2000;
  private static final double GOAL = 0.2;

  @Override
  public String id() {
    return "gan";
  }

  @Override
  public Text title() {
    return new Text("生成对抗网络生成小图片", "A GAN that makes small pictures");
  }

  @Override
  public Result run(Data data, long seed, Consumer<String> progress) {
    Draw draw = new Draw(seed);
    Pictures pictures = Pictures.of(data, SIDE, draw);
    Shape image = new Shape(1, pictures.pixels());
    Block judge = Gan.discriminator(WIDTHS);
    try (Descent generator =
            new Descent(
                Gan.generator(WIDTHS, pictures.pixels()),
                draw,
                RATE,
                DataType.FLOAT32,
                new Shape(1, NOISE));
        Descent discriminator = new Descent(judge, draw, RATE, DataType.FLOAT32, image)) {
      Likeness likeness = Likeness.to(pictures.test(), samples(generator, draw), draw);
      Progress report = new Progress(progress, steps);
      for (int step = 0; step < steps; step++) {
        generator.rate(report.falling(RATE, step));
        discriminator.rate(report.falling(RATE, step));
        judge(discriminator, generator, pictures, draw);
        report.say(step, fool(generator, discriminator, draw));
        forget(judge);
      }
      double value = likeness.of(samples(generator, draw), progress);
      return new Result(Likeness.METRIC, value, GOAL, false, pictures.described());
    }
  }

  private static void judge(
      Descent discriminator, Descent generator, Pictures pictures, Draw draw) {
    try (NDManager batch = discriminator.manager().newSubManager()) {
      NDArray real = pictures.batch(batch, draw, BATCH);
      NDArray fake = generator.predict(new NDList(noise(batch, draw, BATCH))).head();
      discriminator.step(
          new NDList(real.concat(fake)),
          logits ->
              Gan.discriminatorLoss(
                  logits.head().get(":" + BATCH), logits.head().get(BATCH + ":")));
    }
  }

  private static float fool(Descent generator, Descent discriminator, Draw draw) {
    try (NDManager batch = generator.manager().newSubManager()) {
      return generator.step(
          new NDList(noise(batch, draw, BATCH)),
          made -> Gan.generatorLoss(discriminator.predict(made).head()));
    }
  }

  /** The generator's gradient has passed through the discriminator and left its traces there. */
  private static void forget(Block discriminator) {
    for (Parameter parameter : discriminator.getParameters().values()) {
      try (NDArray gradient = parameter.getArray().getGradient()) {
        gradient.muli(0);
      }
    }
  }

  private static NDArray noise(NDManager manager, Draw draw, int n) {
    return Pictures.floats(manager, draw.normal(n, NOISE));
  }

  private static Tensor samples(Descent generator, Draw draw) {
    try (NDManager scratch = generator.manager().newSubManager()) {
      return Tensor.of(generator.predict(new NDList(noise(scratch, draw, SAMPLES))).head());
    }
  }
}
