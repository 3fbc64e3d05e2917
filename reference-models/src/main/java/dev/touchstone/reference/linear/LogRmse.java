package dev.touchstone.reference.linear;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import java.util.Arrays;
import java.util.List;

/**
 * √(mean((log max(ŷ, 1) − log y)²)) for prices y and predictions ŷ (N,); a scalar.
 *
 * <p>Source: d2l 5.7, Kaggle's house prices.
 */
final class LogRmse {

  private LogRmse() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "log_rmse", 1)
        .parameter("y", floats("N"))
        .parameter("yhat", floats("N"))
        .requires("y", "it is empty", in -> in.tensor("y").size() > 0)
        .requires(
            "y",
            "prices must be positive",
            in -> Arrays.stream(in.doubles("y")).allMatch(price -> price > 0))
        .returns(floats())
        .cases(LogRmse::cases)
        .reference(LogRmse::reference)
        .misconceptions("rmse", "no_sqrt", "half", "log10", "no_clip", "log_of_rmse")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "y",
            new double[] {100_000, 200_000, 400_000},
            "yhat",
            new double[] {110_000, 180_000, 400_000}),
        prices(draw, "usual", draw.integer(5, 9), 0),
        prices(draw, "below_one", draw.integer(4, 7), draw.number(0.01, 0.3)),
        prices(draw, "negative", draw.integer(4, 7), -draw.number(100, 20_000)),
        prices(draw, "single", 1, 0));
  }

  /**
   * @param outlier what is predicted for one of the houses, unless it is 0
   */
  private static Case prices(Draw draw, String name, int n, double outlier) {
    double[] y = draw.uniform(3e4, 8e5, n).data();
    double[] yhat = draw.uniform(0.6, 0.9, n).data();
    for (int i = 0; i < n; i++) {
      yhat[i] = draw.flip() ? y[i] * yhat[i] : y[i] / yhat[i];
    }
    if (outlier != 0) {
      yhat[draw.integer(0, n - 1)] = outlier;
    }
    return Case.of(name, "y", y, "yhat", yhat);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray y = in.get("y");
    NDArray yhat = in.get("yhat");
    NDArray rmse = yhat.sub(y).square().mean().sqrt();
    if (slips.has("rmse")) {
      return rmse;
    }
    if (slips.has("log_of_rmse")) {
      return rmse.log();
    }
    NDArray clamped = slips.has("no_clip") ? yhat : yhat.maximum(1);
    NDArray e = clamped.log().sub(y.log());
    if (slips.has("log10")) {
      e = e.div(Math.log(10));
    }
    NDArray mean = e.square().mul(slips.has("half") ? 0.5 : 1).mean();
    return slips.has("no_sqrt") ? mean : mean.sqrt();
  }
}
