package dev.touchstone.training.generative;

import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data;
import dev.touchstone.training.Recipe;
import java.util.function.Consumer;

/** Generator and discriminator in turns on small pictures, compared by {@link Likeness}. */
record GanDigits(int steps) implements Recipe {

  private static final int SIDE = 8;
  private static final double RATE = 5e-4;
  private static final double BLUR = 0.3;
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
    try (Adversaries both = new Adversaries(pictures.pixels(), draw)) {
      Likeness likeness = Likeness.to(pictures.test(), both.samples(SAMPLES), draw);
      Progress report = new Progress(progress, steps);
      for (int step = 0; step < steps; step++) {
        double rate = report.falling(RATE, step);
        report.say(step, both.step(pictures, rate, report.falling(BLUR, step)));
      }
      double value = likeness.of(both.samples(SAMPLES), progress);
      return new Result(Likeness.METRIC, value, GOAL, false, pictures.described());
    }
  }
}
