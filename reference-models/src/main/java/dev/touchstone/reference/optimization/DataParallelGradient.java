package dev.touchstone.reference.optimization;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import java.util.ArrayList;
import java.util.List;

/**
 * (1/N) Σ_s X_sᵀ(X_s w − y_s), the gradient of the mean of ½(x·w − y)² over N samples, put together
 * from S shards, the first N mod S of which are one sample longer; for X (N, d), y (N,) and w (d,):
 * (d,).
 *
 * <p>Source: d2l 13.5.2.
 */
final class DataParallelGradient {

  private DataParallelGradient() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.OPTIMIZATION, "data_parallel_gradient", 1)
        .function("allreduce_grad")
        .parameter("X", floats("N", "d"))
        .parameter("y", floats("N"))
        .parameter("w", floats("d"))
        .parameter("n_shards", integers())
        .requires("n_shards", "it must be positive", in -> in.integer("n_shards") > 0)
        .requires(
            "n_shards",
            "there are fewer samples than shards",
            in -> in.integer("n_shards") <= in.tensor("y").size())
        .returns(floats("d"))
        .cases(DataParallelGradient::cases)
        .reference(DataParallelGradient::reference)
        .misconceptions("mean_of_means", "sum_of_means", "one_shard", "sum_of_sums", "factor_two")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int each = draw.integer(2, 4);
    int d = draw.integer(2, 4);
    return List.of(
        Case.example(
            "example",
            "X",
            new double[][] {{1}, {2}, {3}},
            "y",
            new double[] {1, 1, 1},
            "w",
            new double[] {1},
            "n_shards",
            2),
        data(draw, "uneven", 3 * each + draw.integer(1, 2), d, 3),
        data(draw, "even", 4 * each, draw.integerExcept(2, 5, d), 4),
        data(draw, "one_each", 5, 3, 5),
        data(draw, "one_longer", 4 + 1, 2, 4));
  }

  private static Case data(Draw draw, String name, int n, int d, int shards) {
    return Case.of(
        name, "X", draw.normal(n, d), "y", draw.normal(n), "w", draw.normal(d), "n_shards", shards);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray y = in.get("y");
    NDArray w = in.get("w");
    int n = in.tensor("y").size();
    int shards = in.integer("n_shards");
    List<NDArray> sums = new ArrayList<>();
    List<NDArray> means = new ArrayList<>();
    int start = 0;
    for (int s = 0; s < shards; s++) {
      int end = start + n / shards + (s < n % shards ? 1 : 0);
      NDArray rows = x.get("{}:{}", start, end);
      NDArray residual = rows.matMul(w).sub(y.get("{}:{}", start, end));
      NDArray gradient = rows.transpose().matMul(residual);
      sums.add(gradient);
      means.add(gradient.div(end - start));
      start = end;
    }
    if (slips.has("one_shard")) {
      return means.getFirst();
    }
    NDArray total = total(slips.any("mean_of_means", "sum_of_means") ? means : sums);
    return total.div(divisor(n, shards, slips));
  }

  private static NDArray total(List<NDArray> gradients) {
    return gradients.stream().reduce(NDArray::add).orElseThrow();
  }

  private static double divisor(int n, int shards, Slips slips) {
    if (slips.any("sum_of_means", "sum_of_sums")) {
      return 1;
    }
    if (slips.has("mean_of_means")) {
      return shards;
    }
    return slips.has("factor_two") ? n / 2.0 : n;
  }
}
