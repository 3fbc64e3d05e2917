package dev.touchstone.reference.linear;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

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
 * w ← w − η/|B| Σ_{i∈B} (ŷ_i − y_i) x_i and b ← b − η/|B| Σ_{i∈B} (ŷ_i − y_i) with ŷ_i = ⟨w, x_i⟩ +
 * b, for one batch B after the other in the order of the rows, the last one maybe shorter; X (n,
 * d), y (n,), w0 (d,) and a number b0. After all epochs w (d,) and a number b.
 *
 * <p>Source: d2l 3.1 linear regression, 3.4 its implementation from scratch.
 */
final class MinibatchSgdLinreg {

  private MinibatchSgdLinreg() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "minibatch_sgd_linreg", 1)
        .function("sgd_linreg")
        .parameter("X", floats("n", "d"))
        .parameter("y", floats("n"))
        .parameter("w0", floats("d"))
        .parameter("b0", floats())
        .parameter("lr", floats())
        .parameter("batch_size", integers())
        .parameter("epochs", integers())
        .requires("y", "it is empty", in -> in.tensor("y").size() > 0)
        .requires("batch_size", "it must be positive", in -> in.integer("batch_size") > 0)
        .requires(
            "epochs",
            "it must lie between 0 and 1000",
            in -> in.integer("epochs") >= 0 && in.integer("epochs") <= 1000)
        .returnsTuple("w", floats("d"), "b", floats())
        .cases(MinibatchSgdLinreg::cases)
        .reference(MinibatchSgdLinreg::reference)
        .misconceptions(
            "divide_by_batch_size",
            "sum",
            "times_two",
            "divide_by_n",
            "ascent",
            "bias_frozen",
            "drop_last")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int n = draw.integer(6, 8);
    return List.of(
        Case.example(
            "example",
            "X",
            new double[][] {{1}, {2}, {3}},
            "y",
            new double[] {2, 4, 6},
            "w0",
            new double[] {0},
            "b0",
            0.0,
            "lr",
            0.1,
            "batch_size",
            2,
            "epochs",
            1),
        sized(draw, "short_batch", 10, 4, 2),
        sized(draw, "full_batch", n, n, 3),
        sized(draw, "even_batches", 9, 3, 2),
        sized(draw, "one_by_one", draw.integer(4, 6), 1, 2));
  }

  private static Case sized(Draw draw, String name, int n, int batchSize, int epochs) {
    int d = draw.integer(2, 3);
    return Case.of(
        name,
        "X",
        draw.normal(n, d),
        "y",
        draw.uniform(1, 4, n),
        "w0",
        draw.normal(d),
        "b0",
        draw.number(-1, 0.5),
        "lr",
        draw.number(0.05, 0.15),
        "batch_size",
        batchSize,
        "epochs",
        epochs);
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray y = in.get("y");
    int n = (int) y.size();
    int batchSize = in.integer("batch_size");
    NDArray w = in.get("w0");
    double b = in.number("b0");
    for (int epoch = 0; epoch < in.integer("epochs"); epoch++) {
      for (int start = 0; start < n; start += batchSize) {
        int size = Math.min(batchSize, n - start);
        if (slips.has("drop_last") && size < batchSize) {
          break;
        }
        String batch = start + ":" + (start + size);
        NDArray xs = x.get(batch);
        NDArray error = xs.matMul(w).add(b).sub(y.get(batch));
        double rate = in.number("lr") * factor(slips) / divisor(n, batchSize, size, slips);
        w = w.sub(xs.transpose().matMul(error).mul(rate));
        b -= slips.has("bias_frozen") ? 0 : rate * error.sum().getDouble();
      }
    }
    return Map.of("w", w, "b", b);
  }

  private static double factor(Slips slips) {
    if (slips.has("ascent")) {
      return -1;
    }
    return slips.has("times_two") ? 2 : 1;
  }

  private static double divisor(int n, int batchSize, int size, Slips slips) {
    if (slips.has("sum")) {
      return 1;
    }
    if (slips.has("divide_by_n")) {
      return n;
    }
    return slips.has("divide_by_batch_size") ? batchSize : size;
  }
}
