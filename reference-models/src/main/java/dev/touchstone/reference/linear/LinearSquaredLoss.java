package dev.touchstone.reference.linear;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import java.util.List;
import java.util.Map;

/**
 * ŷ = Xw + b and L = 1/(2n) Σ (y_i − ŷ_i)², for X (n, d), y (n,), w (d,) and a number b; (n,) and a
 * number.
 *
 * <p>Source: d2l 3.1 linear regression.
 */
final class LinearSquaredLoss {

  private LinearSquaredLoss() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "linear_squared_loss", 1)
        .function("linreg_loss")
        .parameter("X", floats("n", "d"))
        .parameter("y", floats("n"))
        .parameter("w", floats("d"))
        .parameter("b", floats())
        .requires("y", "it is empty", in -> in.tensor("y").size() > 0)
        .returnsDict("pred", floats("n"), "loss", floats())
        .cases(LinearSquaredLoss::cases)
        .reference(LinearSquaredLoss::reference)
        .misconceptions("no_half", "sum", "broadcast", "no_bias", "rmse")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int square = draw.integer(3, 5);
    return List.of(
        Case.example(
            "example",
            "X",
            new double[][] {{1, 2}, {3, 4}},
            "y",
            new double[] {1, 2},
            "w",
            new double[] {0.5, 0.25},
            "b",
            1.0),
        sized(draw, "tall", 8, draw.integer(2, 4)),
        sized(draw, "square", square, square),
        sized(draw, "single", 1, draw.integer(2, 4)));
  }

  private static Case sized(Draw draw, String name, int n, int d) {
    return Case.of(
        name,
        "X",
        draw.normal(n, d),
        "y",
        draw.normal(n),
        "w",
        draw.normal(d),
        "b",
        draw.number(0.5, 2));
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    NDArray y = in.get("y");
    NDArray product = in.get("X").matMul(in.get("w"));
    NDArray predicted = slips.has("no_bias") ? product : product.add(in.number("b"));
    // A column against a vector: every target against every prediction.
    NDArray error = (slips.has("broadcast") ? y.reshape(-1, 1) : y).sub(predicted);
    return Map.of("pred", predicted, "loss", loss(error.square(), slips));
  }

  private static double loss(NDArray squares, Slips slips) {
    double mean = squares.mean().getDouble();
    if (slips.has("rmse")) {
      return Math.sqrt(mean);
    }
    if (slips.has("sum")) {
      return squares.sum().getDouble() / 2;
    }
    return slips.has("no_half") ? mean : mean / 2;
  }
}
