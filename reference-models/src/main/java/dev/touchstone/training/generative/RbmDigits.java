package dev.touchstone.training.generative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.touchstone.network.generative.Rbm;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data;
import dev.touchstone.training.Recipe;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A restricted Boltzmann machine of black and white pictures. The measure is the squared error of
 * test pictures after one way to the hidden units and back, over the error of answering every
 * picture with the mean of the training part.
 */
record RbmDigits(int epochs) implements Recipe {

  private static final int SIDE = 14;
  private static final int HIDDEN = 128;
  private static final int BATCH = 50;
  private static final double RATE = 0.1;
  private static final double GOAL = 0.4;

  @Override
  public String id() {
    return "rbm";
  }

  @Override
  public Text title() {
    return new Text("受限玻尔兹曼机对数字建模", "A restricted Boltzmann machine of digits");
  }

  @Override
  public Result run(Data data, long seed, Consumer<String> progress) {
    Draw draw = new Draw(seed);
    Pictures pictures = Pictures.of(data, SIDE, draw).binary();
    try (Rbm rbm = new Rbm(pictures.pixels(), HIDDEN, draw);
        NDManager manager = NDManager.newBaseManager()) {
      for (int epoch = 1; epoch <= epochs; epoch++) {
        rbm.fit(pictures.train(), 1, BATCH, RATE);
        // Far apart, the pictures of the training part would have been learned by heart.
        double seen = freeEnergy(rbm, manager, pictures.train());
        double unseen = freeEnergy(rbm, manager, pictures.test());
        progress.accept(
            String.format(
                Locale.ROOT, "epoch %d: free energy %.1f, test %.1f", epoch, seen, unseen));
      }
      double value = error(rbm, manager, pictures.test()) / withoutModel(pictures);
      return new Result(
          "squared error over that of the mean picture", value, GOAL, false, pictures.described());
    }
  }

  private static double freeEnergy(Rbm rbm, NDManager manager, Tensor rows) {
    try (NDManager scratch = manager.newSubManager()) {
      return rbm.freeEnergy(Pictures.floats(scratch, rows)).mean().getFloat();
    }
  }

  private static double error(Rbm rbm, NDManager manager, Tensor rows) {
    try (NDManager scratch = manager.newSubManager()) {
      NDArray v = Pictures.floats(scratch, rows);
      return rbm.visibleGiven(rbm.hiddenGiven(v)).sub(v).square().mean().getFloat();
    }
  }

  private static double withoutModel(Pictures pictures) {
    double[] mean = Gaussian.mean(pictures.train());
    double[] pixels = pictures.test().data();
    double error = 0;
    for (int i = 0; i < pixels.length; i++) {
      error += Math.pow(pixels[i] - mean[i % mean.length], 2) / pixels.length;
    }
    return error;
  }
}
