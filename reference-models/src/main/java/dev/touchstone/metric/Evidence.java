package dev.touchstone.metric;

import java.nio.ByteBuffer;
import java.util.stream.DoubleStream;

/**
 * What an entry's score rests on, kept so that two entries can be compared pair by pair: on the
 * same rows, or on the same redrawn sets of rows. Everything is a loss, the lower the better.
 */
public sealed interface Evidence {

  /** The number of rows, or of what else was judged apart: images, sentences. */
  int units();

  /** What the score is, as a loss. */
  double loss();

  /**
   * Of a metric that is a mean over rows, or grows with one: the loss of each row, (n,).
   *
   * <p>Kept as bits where all are 0 or 1, as float32 otherwise: what is lost is far below what a
   * test tells apart, and equal entries stay equal. A score is never computed from it.
   */
  record Losses(double[] values) implements Evidence {

    public Losses {
      check(values);
    }

    @Override
    public int units() {
      return values.length;
    }

    @Override
    public double loss() {
      return DoubleStream.of(values).average().orElseThrow();
    }
  }

  /**
   * Of any other metric: its value, and its values on sets of units drawn with replacement. The
   * sets are the same for all entries with as many units, so that two entries differ in what they
   * predict and in nothing else.
   *
   * @param units how many there are, and how many each set has
   * @param loss of all units as they are; of a score that should be high, its negative
   * @param drawn the same for each set, (draws,)
   */
  record Replicates(int units, double loss, double[] drawn) implements Evidence {

    public Replicates {
      check(drawn);
      if (units < 1 || !Double.isFinite(loss)) {
        throw new IllegalArgumentException(units + " units with loss " + loss);
      }
    }
  }

  /**
   * @param drawn the values on the sets; NaN where a set cannot be judged, as one without a
   *     positive case, which then counts as the whole
   */
  static Replicates replicates(int units, double loss, double[] drawn) {
    return new Replicates(
        units, loss, DoubleStream.of(drawn).map(one -> Double.isNaN(one) ? loss : one).toArray());
  }

  /** A compact form: one byte that says which, four for the length, and the numbers. */
  default byte[] bytes() {
    return EvidenceBytes.write(this);
  }

  /**
   * @throws IllegalArgumentException if these are not bytes of evidence
   */
  static Evidence of(byte[] bytes) {
    return EvidenceBytes.read(ByteBuffer.wrap(bytes));
  }

  private static void check(double[] values) {
    if (values.length == 0 || !DoubleStream.of(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("evidence is of finite numbers, one or more");
    }
  }
}
