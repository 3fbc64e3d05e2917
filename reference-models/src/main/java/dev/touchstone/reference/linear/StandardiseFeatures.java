package dev.touchstone.reference.linear;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * (x − μ_j)/σ_j, with mean and population deviation of the known training values of each column,
 * and 0 for what is missing (NaN), for Xtr (n, d) and Xte (m, d); both of the same shape again.
 *
 * <p>Source: d2l 5.7, which takes the statistics of training and test data together.
 */
final class StandardiseFeatures {

  private StandardiseFeatures() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "standardise_features", 1)
        .function("standardise")
        .parameter("Xtr", floats("n", "d").orMissing())
        .parameter("Xte", floats("m", "d").orMissing())
        .requires("Xtr", "infinite values have no mean", in -> !hasInfinity(in.tensor("Xtr")))
        .requires("Xte", "its values may not be infinite", in -> !hasInfinity(in.tensor("Xte")))
        .requires("Xtr", "each column needs two different values", in -> varies(in.tensor("Xtr")))
        .returnsTuple("train", floats("n", "d"), "test", floats("m", "d"))
        .cases(StandardiseFeatures::cases)
        .reference(StandardiseFeatures::reference)
        .misconceptions(
            "leak_test", "ddof1", "each_own", "fill_before", "no_scale", "mean_of_nan", "nan_left")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    double gap = Double.NaN;
    int n = draw.integer(7, 9);
    int m = draw.integer(4, 5);
    return List.of(
        Case.example(
            "example",
            "Xtr",
            new double[][] {{1, 10}, {3, gap}, {5, 30}},
            "Xte",
            new double[][] {{3, gap}, {7, 40}}),
        Case.of("scales", "Xtr", table(draw, n, 3, 2), "Xte", table(draw, m, 3, 1)),
        Case.of("complete", "Xtr", table(draw, n - 2, 2, 0), "Xte", table(draw, m, 2, 0)),
        Case.of("only_test", "Xtr", table(draw, n, 2, 0), "Xte", table(draw, m + 1, 2, 2)),
        Case.of("square", "Xtr", table(draw, 4, 4, 1), "Xte", table(draw, 4, 4, 1)));
  }

  /** Columns of ever larger scale, away from 0, each with so many values missing. */
  private static Tensor table(Draw draw, int rows, int columns, int missing) {
    double[] x = draw.normal(rows, columns).data();
    for (int j = 0; j < columns; j++) {
      double scale = Math.pow(10, j) * draw.number(0.5, 2);
      double shift = draw.number(1.5, 3);
      int[] order = draw.permutation(rows);
      for (int i = 0; i < rows; i++) {
        int place = order[i] * columns + j;
        x[place] = i < missing ? Double.NaN : scale * (x[place] + shift);
      }
    }
    return Tensor.vector(x).reshape(rows, columns);
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray train = filled(in.get("Xtr"), slips.has("fill_before"));
    NDArray test = filled(in.get("Xte"), slips.has("fill_before"));
    NDArray seen = slips.has("leak_test") ? train.concat(test, 0) : train;
    return Map.of(
        "train", standardised(train, seen, slips),
        "test", standardised(test, slips.has("each_own") ? test : seen, slips));
  }

  private static NDArray standardised(NDArray x, NDArray seen, Slips slips) {
    NDArray known = seen.isNaN().logicalNot().toType(seen.getDataType(), false);
    NDArray count = known.sum(new int[] {0});
    NDArray mean =
        slips.has("mean_of_nan")
            ? seen.mean(new int[] {0})
            : filled(seen, true).sum(new int[] {0}).div(count);
    NDArray squares = filled(seen.sub(mean).square(), true).sum(new int[] {0});
    NDArray deviation = squares.div(slips.has("ddof1") ? count.sub(1) : count).sqrt();
    NDArray centred = x.sub(mean);
    return filled(slips.has("no_scale") ? centred : centred.div(deviation), !slips.has("nan_left"));
  }

  /** Zero in the place of NaN, if wanted. */
  private static NDArray filled(NDArray x, boolean wanted) {
    return wanted ? Nd.where(x.isNaN(), x.zerosLike(), x) : x;
  }

  private static boolean hasInfinity(Tensor x) {
    return Arrays.stream(x.data()).anyMatch(Double::isInfinite);
  }

  private static boolean varies(Tensor x) {
    int d = x.shape().get(1);
    return IntStream.range(0, d)
        .allMatch(
            j ->
                IntStream.range(0, x.shape().get(0))
                        .mapToDouble(i -> x.data()[i * d + j])
                        .filter(value -> !Double.isNaN(value))
                        .distinct()
                        .count()
                    > 1);
  }
}
