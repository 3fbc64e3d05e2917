package dev.touchstone.reference.unsupervised;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Lloyd's iterations from centers0 (k, d) on X (n, d): every sample joins its nearest centre (in
 * Euclid's distance, the lowest number at ties), every centre becomes the mean of its samples or
 * stays where it has none. After iters rounds: the centres (k, d), each sample's nearest of them as
 * labels (n,), and the inertia Σ_i ‖x_i − c_label‖², a scalar.
 *
 * <p>Source: Lloyd 1982.
 */
final class Kmeans {

  private Kmeans() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.UNSUPERVISED, "kmeans", 1)
        .parameter("X", floats("n", "d"))
        .parameter("centers0", floats("k", "d"))
        .parameter("iters", integers())
        .requires("centers0", "it is empty", in -> in.tensor("centers0").size() > 0)
        .requires("iters", "it is not between 0 and 1000", Kmeans::isBetween0And1000)
        .returnsDict("centers", floats("k", "d"), "labels", integers("n"), "inertia", floats())
        .cases(Kmeans::cases)
        .reference(Kmeans::reference)
        .misconceptions(
            "manhattan", "median", "empty_nan", "stale_labels", "root_distance", "running_update")
        .build();
  }

  private static boolean isBetween0And1000(Inputs in) {
    return in.number("iters") >= 0 && in.number("iters") <= 1000;
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.vector(0, 2, 4, 9, 9).reshape(5, 1),
            "centers0",
            Tensor.vector(0, 2).reshape(2, 1),
            "iters",
            1),
        scattered(draw),
        emptyCluster(draw),
        creeping(draw),
        diagonal(draw));
  }

  private static Case scattered(Draw draw) {
    Tensor x = draw.normal(draw.integer(10, 13), 3);
    return Case.of("scattered", "X", x, "centers0", x.rows(0, 1, 2, 3), "iters", 3);
  }

  /** The centre in the middle is too far away for any sample to join it. */
  private static Case emptyCluster(Draw draw) {
    Tensor x = draw.normal(draw.integer(7, 9), 2);
    double[] centers = x.rows(0, 0, 1).data();
    centers[2] = draw.number(40, 60);
    centers[3] = draw.number(40, 60);
    return Case.of("empty", "X", x, "centers0", Tensor.vector(centers).reshape(3, 2), "iters", 2);
  }

  /** Samples in a row, both centres at its start: the border still moves after the last round. */
  private static Case creeping(Draw draw) {
    int n = draw.integer(15, 18);
    double[] x = draw.normal(n, 2).data();
    for (int i = 0; i < n; i++) {
      x[2 * i] = i + 0.1 * x[2 * i];
      x[2 * i + 1] *= 0.2;
    }
    Tensor row = Tensor.vector(x).reshape(n, 2);
    return Case.of(
        "creeping", "X", row.rows(draw.permutation(n)), "centers0", row.rows(0, 1), "iters", 2);
  }

  /** A sample 3 off the first centre on both axes and 5 off the second on one of them. */
  private static Case diagonal(Draw draw) {
    double[] x = draw.uniform(-0.2, 0.2, 9, 2).data();
    for (int i = 0; i < 9; i++) {
      x[2 * i] += i < 4 ? 0 : i < 8 ? 8 : 3;
      x[2 * i + 1] += i < 4 ? 0 : 3;
    }
    Tensor samples = Tensor.vector(x).reshape(9, 2);
    return Case.of(
        "diagonal",
        "X",
        samples.rows(draw.permutation(9)),
        "centers0",
        samples.rows(0, 4),
        "iters",
        2);
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    NDArray x = in.get("X");
    NDArray centers = in.get("centers0");
    NDArray assigned = nearest(x, centers, slips);
    for (int t = 0; t < in.integer("iters"); t++) {
      assigned = nearest(x, centers, slips);
      centers = moved(x, assigned, centers, slips);
    }
    NDArray labels = slips.has("stale_labels") ? assigned : nearest(x, centers, slips);
    NDArray distances = Nd.pick(squaredDistances(x, centers), labels);
    NDArray inertia = (slips.has("root_distance") ? distances.sqrt() : distances).sum();
    return Map.of("centers", centers, "labels", labels, "inertia", inertia);
  }

  /** (n, d) samples and (k, d) centres give (n, k). */
  private static NDArray squaredDistances(NDArray x, NDArray centers) {
    return differences(x, centers).square().sum(new int[] {2});
  }

  private static NDArray differences(NDArray x, NDArray centers) {
    return x.expandDims(1).sub(centers.expandDims(0));
  }

  private static NDArray nearest(NDArray x, NDArray centers, Slips slips) {
    NDArray distances =
        slips.has("manhattan")
            ? differences(x, centers).abs().sum(new int[] {2})
            : squaredDistances(x, centers);
    return distances.argMin(1);
  }

  private static NDArray moved(NDArray x, NDArray labels, NDArray centers, Slips slips) {
    if (slips.has("running_update")) {
      return dragged(x, centers, slips);
    }
    if (slips.has("median")) {
      return medians(x, labels, centers);
    }
    NDArray members = Nd.oneHot(labels, (int) centers.getShape().get(0)).transpose();
    NDArray counts = members.sum(new int[] {1}, true).add(centers.zerosLike());
    NDArray means = members.matMul(x).div(counts);
    return slips.has("empty_nan") ? means : Nd.where(counts.gt(0), means, centers);
  }

  /** Every sample drags its nearest centre half-way: a running mean that forgot to count. */
  private static NDArray dragged(NDArray x, NDArray centers, Slips slips) {
    for (int i = 0; i < x.getShape().get(0); i++) {
      NDArray sample = x.get(i).expandDims(0);
      NDArray label = nearest(sample, centers, slips);
      NDArray isNearest = Nd.oneHot(label, (int) centers.getShape().get(0)).transpose();
      centers = centers.add(isNearest.mul(sample.sub(centers)).mul(0.5));
    }
    return centers;
  }

  private static NDArray medians(NDArray x, NDArray labels, NDArray centers) {
    double[] samples = x.toDoubleArray();
    long[] label = labels.toLongArray();
    double[] medians = centers.toDoubleArray();
    int d = (int) x.getShape().get(1);
    for (int place = 0; place < medians.length; place++) {
      int cluster = place / d;
      int axis = place % d;
      double[] sorted =
          IntStream.range(0, label.length)
              .filter(i -> label[i] == cluster)
              .mapToDouble(i -> samples[i * d + axis])
              .sorted()
              .toArray();
      int m = sorted.length;
      medians[place] = m == 0 ? medians[place] : (sorted[(m - 1) / 2] + sorted[m / 2]) / 2;
    }
    return x.getManager().create(medians, centers.getShape());
  }
}
