package dev.touchstone.training.generative;

import dev.touchstone.network.generative.GaussianMixture;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data;
import dev.touchstone.training.Recipe;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * EM finds the three Gaussians that points of the plane were drawn from, one of them long and
 * slanted. The measure is how far the worst of their means is from the nearest that was found.
 *
 * @param points how many
 */
record MixtureOfGaussians(int points) implements Recipe {

  private static final double[][] MEANS = {{-3, 0}, {2, 3}, {2, -2}};
  private static final double[] SHARES = {0.5, 0.3, 0.2};

  /** A point is the mean plus this matrix, by rows, times standard normal noise. */
  private static final double[][] SHAPES = {{1, 0, 0, 1}, {1.5, 0, 1, 0.4}, {0.5, 0, 0, 1}};

  private static final int RESTARTS = 5;
  private static final int STEPS = 200;
  private static final double TOLERANCE = 1e-7;
  private static final double GOAL = 0.3;

  @Override
  public String id() {
    return "gmm";
  }

  @Override
  public Text title() {
    return new Text("用 EM 拟合高斯混合模型", "A mixture of Gaussians fitted by EM");
  }

  @Override
  public Result run(Data data, long seed, Consumer<String> progress) {
    Draw draw = new Draw(seed);
    Tensor train = points(draw);
    GaussianMixture best =
        IntStream.range(0, RESTARTS)
            .mapToObj(i -> GaussianMixture.fit(train, MEANS.length, draw, TOLERANCE, STEPS))
            .max(Comparator.comparingDouble(mixture -> mixture.logLikelihood(train)))
            .orElseThrow();
    progress.accept(
        String.format(
            Locale.ROOT, "log-likelihood %.4f on new points", best.logLikelihood(points(draw))));
    return new Result(
        "distance of a mean from where it was",
        farthest(best.means()),
        GOAL,
        false,
        String.format(Locale.ROOT, "%,d generated points of the plane", points));
  }

  private Tensor points(Draw draw) {
    double[] drawn = new double[2 * points];
    for (int n = 0; n < points; n++) {
      int k = component(draw.number(0, 1));
      double[] noise = draw.normal(2).data();
      double[] shape = SHAPES[k];
      drawn[2 * n] = MEANS[k][0] + shape[0] * noise[0] + shape[1] * noise[1];
      drawn[2 * n + 1] = MEANS[k][1] + shape[2] * noise[0] + shape[3] * noise[1];
    }
    return Tensor.vector(drawn).reshape(points, 2);
  }

  private static int component(double share) {
    int k = 0;
    double sum = SHARES[0];
    while (share >= sum && k < SHARES.length - 1) {
      k++;
      sum += SHARES[k];
    }
    return k;
  }

  private static double farthest(Tensor found) {
    double farthest = 0;
    for (double[] mean : MEANS) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int k = 0; k < MEANS.length; k++) {
        double dx = found.data()[2 * k] - mean[0];
        double dy = found.data()[2 * k + 1] - mean[1];
        nearest = Math.min(nearest, Math.hypot(dx, dy));
      }
      farthest = Math.max(farthest, nearest);
    }
    return farthest;
  }
}
