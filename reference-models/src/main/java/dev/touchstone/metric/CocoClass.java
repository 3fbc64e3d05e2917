package dev.touchstone.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One class in one range of areas, over all images: its detections from the best score down, each
 * with the image it is in, its rank there, and what was matched at each threshold.
 */
final class CocoClass {

  /** The most detections of a class in an image that count. */
  static final int MOST = 100;

  private static final int POINTS = 101;
  // What keeps 0 / 0 from being NaN; it is part of the published figures.
  private static final double SPACING = Math.ulp(1.0);

  private final int[] image;
  private final int[] rank;
  private final boolean[][] matched;
  private final boolean[][] ignored;
  private final int[] toFindIn;
  private final int[] toFind;

  private CocoClass(
      int[] image,
      int[] rank,
      boolean[][] matched,
      boolean[][] ignored,
      int[] toFindIn,
      int[] toFind) {
    this.image = image;
    this.rank = rank;
    this.matched = matched;
    this.ignored = ignored;
    this.toFindIn = toFindIn;
    this.toFind = toFind;
  }

  /**
   * Precision at 101 points of recall, and the highest recall, at each threshold.
   *
   * @param sums of the precisions at 101 points; empty where there is nothing to find
   */
  record Curve(double[] sums, double[] recalls) {

    boolean isDefined() {
      return sums.length > 0;
    }

    double precision() {
      return Arrays.stream(sums).sum() / POINTS / sums.length;
    }

    double precisionAt(int threshold) {
      return sums[threshold] / POINTS;
    }

    double recall() {
      return Arrays.stream(recalls).sum() / recalls.length;
    }
  }

  /**
   * @param times how often each image counts
   * @param most how many detections of an image count
   */
  Curve curve(int[] times, int most) {
    long positives = 0;
    for (int i = 0; i < toFindIn.length; i++) {
      positives += (long) times[toFindIn[i]] * toFind[i];
    }
    if (positives == 0) {
      return new Curve(new double[0], new double[0]);
    }
    int thresholds = CocoMatching.THRESHOLDS.length;
    double[] sums = new double[thresholds];
    double[] recalls = new double[thresholds];
    double[] recall = new double[image.length];
    double[] precision = new double[image.length];
    for (int t = 0; t < thresholds; t++) {
      int n = fill(t, times, most, positives, recall, precision);
      recalls[t] = n == 0 ? 0 : recall[n - 1];
      sums[t] = sampled(recall, precision, n);
    }
    return new Curve(sums, recalls);
  }

  private int fill(
      int t, int[] times, int most, long positives, double[] recall, double[] precision) {
    int n = 0;
    double right = 0;
    double wrong = 0;
    for (int d = 0; d < image.length; d++) {
      int count = times[image[d]];
      if (count == 0 || rank[d] >= most) {
        continue;
      }
      if (!ignored[t][d]) {
        right += matched[t][d] ? count : 0;
        wrong += matched[t][d] ? 0 : count;
      }
      recall[n] = right / positives;
      precision[n] = right / (wrong + right + SPACING);
      n++;
    }
    for (int i = n - 1; i > 0; i--) {
      precision[i - 1] = Math.max(precision[i - 1], precision[i]);
    }
    return n;
  }

  /** The sum over the recalls i · 0.01 of the precision where each is first reached. */
  private static double sampled(double[] recall, double[] precision, int n) {
    double sum = 0;
    int at = 0;
    for (int i = 0; i < POINTS; i++) {
      double wanted = i == POINTS - 1 ? 1 : i * 0.01;
      while (at < n && recall[at] < wanted) {
        at++;
      }
      if (at == n) {
        break;
      }
      sum += precision[at];
    }
    return sum;
  }

  /** Collects the images of a class, in the order of their ids. */
  static final class Builder {

    private record One(int image, int rank, CocoMatching.Found in) {
      double score() {
        return in.scores()[rank];
      }
    }

    private final List<One> all = new ArrayList<>();
    private final List<Integer> images = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();

    void add(int image, CocoMatching.Found found) {
      images.add(image);
      counts.add(found.toFind());
      for (int rank = 0; rank < found.scores().length; rank++) {
        all.add(new One(image, rank, found));
      }
    }

    CocoClass build() {
      // Stable: of equal scores that of the image with the lower id comes first.
      List<One> sorted =
          all.stream().sorted(Comparator.comparingDouble(one -> -one.score() + 0.0)).toList();
      int n = sorted.size();
      int[] image = new int[n];
      int[] rank = new int[n];
      boolean[][] matched = new boolean[CocoMatching.THRESHOLDS.length][n];
      boolean[][] ignored = new boolean[CocoMatching.THRESHOLDS.length][n];
      for (int d = 0; d < n; d++) {
        One one = sorted.get(d);
        image[d] = one.image;
        rank[d] = one.rank;
        for (int t = 0; t < matched.length; t++) {
          matched[t][d] = one.in.matched()[t][one.rank];
          ignored[t][d] = one.in.ignored()[t][one.rank];
        }
      }
      return new CocoClass(image, rank, matched, ignored, ints(images), ints(counts));
    }

    private static int[] ints(List<Integer> values) {
      return values.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
