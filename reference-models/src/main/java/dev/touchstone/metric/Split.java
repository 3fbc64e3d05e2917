package dev.touchstone.metric;

import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Which rows of a data set are trained on, and which are tested. Test rows are predicted all at
 * once, in an order that tells neither class nor part; the score of the shown ones is public, that
 * of the kept ones decides in the end.
 *
 * @param train row numbers in the data set
 * @param test row numbers in the data set, in the order in which they are predicted
 * @param shown positions in {@code test}
 * @param kept positions in {@code test}, all the others
 */
public record Split(int[] train, int[] test, int[] shown, int[] kept) {

  /**
   * The share of the rows for training, and for the public part of the test; the rest is private.
   */
  public record Shares(double train, double shown) {

    public Shares {
      if (train <= 0 || shown <= 0 || train + shown >= 1) {
        throw new IllegalArgumentException(
            "train (%s) and public (%s) must leave a private part".formatted(train, shown));
      }
    }
  }

  /**
   * Draws the rows of each class by itself, so that its shares are those of the whole.
   *
   * @param labels (n,), classes 0 … K − 1
   * @throws IllegalArgumentException if a class has too few rows to be in every part
   */
  public static Split stratified(Tensor labels, Shares shares, long seed) {
    Draw draw = new Draw(seed);
    int[] order = draw.permutation(labels.size());
    List<Integer> train = new ArrayList<>();
    List<Integer> shown = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    for (double label : DoubleStream.of(labels.data()).distinct().sorted().toArray()) {
      List<Integer> rows =
          Arrays.stream(order).filter(row -> labels.data()[row] == label).boxed().toList();
      int toTrain = (int) Math.round(rows.size() * shares.train());
      int toShow = (int) Math.round(rows.size() * (shares.train() + shares.shown()));
      if (toTrain == 0 || toShow == toTrain || toShow == rows.size()) {
        throw new IllegalArgumentException("class " + label + " has too few rows to be split");
      }
      train.addAll(rows.subList(0, toTrain));
      shown.addAll(rows.subList(toTrain, toShow));
      kept.addAll(rows.subList(toShow, rows.size()));
    }
    return mixed(ints(train), ints(shown), ints(kept), draw);
  }

  /**
   * Trains on the past and tests on what comes after: the shares are of the different times, of
   * months for one; public is what comes next, private what comes then.
   *
   * @param times (n,), of each row
   * @throws IllegalArgumentException if there are too few times for every part to have one
   */
  public static Split byTime(double[] times, Shares shares, long seed) {
    double[] steps = Arrays.stream(times).distinct().sorted().toArray();
    int toTrain = (int) Math.round(steps.length * shares.train());
    int toShow = (int) Math.round(steps.length * (shares.train() + shares.shown()));
    if (toTrain == 0 || toShow == toTrain || toShow == steps.length) {
      throw new IllegalArgumentException(steps.length + " times are too few to be split");
    }
    double shown = steps[toTrain];
    double kept = steps[toShow];
    return mixed(
        where(times, time -> time < shown),
        where(times, time -> time >= shown && time < kept),
        where(times, time -> time >= kept),
        new Draw(seed));
  }

  /** Draws rows by chance, where there are no classes. */
  public static Split drawn(int rows, Shares shares, long seed) {
    Draw draw = new Draw(seed);
    int[] order = draw.permutation(rows);
    int toTrain = (int) Math.round(rows * shares.train());
    int toShow = (int) Math.round(rows * (shares.train() + shares.shown()));
    if (toTrain == 0 || toShow == toTrain || toShow == rows) {
      throw new IllegalArgumentException(rows + " rows are too few to be split");
    }
    return mixed(
        Arrays.copyOfRange(order, 0, toTrain),
        Arrays.copyOfRange(order, toTrain, toShow),
        Arrays.copyOfRange(order, toShow, rows),
        draw);
  }

  private static int[] where(double[] times, DoublePredicate chosen) {
    return IntStream.range(0, times.length).filter(row -> chosen.test(times[row])).toArray();
  }

  private static Split mixed(int[] train, int[] shown, int[] kept, Draw draw) {
    int[] tested = IntStream.concat(Arrays.stream(shown), Arrays.stream(kept)).toArray();
    int[] order = draw.permutation(tested.length);
    return new Split(
        pick(train, draw.permutation(train.length)),
        pick(tested, order),
        positions(order, 0, shown.length),
        positions(order, shown.length, tested.length));
  }

  private static int[] positions(int[] order, int from, int to) {
    return IntStream.range(0, order.length)
        .filter(position -> order[position] >= from && order[position] < to)
        .toArray();
  }

  private static int[] pick(int[] values, int[] positions) {
    return Arrays.stream(positions).map(position -> values[position]).toArray();
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
