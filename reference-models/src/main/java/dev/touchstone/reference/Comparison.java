package dev.touchstone.reference;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What came of holding an array against the reference's. Shape is looked at first, then finiteness,
 * then values: an answer of the wrong shape has no errors to measure.
 */
public sealed interface Comparison {

  /** Every element is within the tolerance. */
  record Agrees(double maxAbsError, double maxRelError) implements Comparison {}

  /** The arrays' shapes differ. */
  record ShapeDiffers() implements Comparison {}

  /** Strings where numbers are meant, or the other way round. */
  record KindDiffers() implements Comparison {}

  /** NaN or infinity where the reference is finite; {@code first} is a position in the data. */
  record NotFinite(int first) implements Comparison {}

  /** Finite, of the right shape, and wrong; positions are positions in the data. */
  record ValuesDiffer(double maxAbsError, double maxRelError, int first, int worst, int wrong)
      implements Comparison {}

  static Comparison of(Tensor expected, Tensor actual, Tolerance tolerance) {
    if (expected.isText() != actual.isText()) {
      return new KindDiffers();
    }
    if (!expected.outerShape().equals(actual.outerShape())) {
      return new ShapeDiffers();
    }
    if (expected.isText()) {
      return ofTexts(expected.texts(), actual.texts());
    }
    double maxAbs = 0;
    double maxRel = 0;
    int first = -1;
    int worst = -1;
    int wrong = 0;
    for (int i = 0; i < expected.size(); i++) {
      double e = expected.data()[i];
      double a = actual.data()[i];
      if (Double.isFinite(e) && !Double.isFinite(a)) {
        return new NotFinite(i);
      }
      double error = Double.compare(e, a) == 0 ? 0 : Math.abs(a - e);
      if (!tolerance.accepts(e, a)) {
        wrong++;
        first = first < 0 ? i : first;
        // An infinite or undefined error (the reference itself is not finite here) is the worst.
        worst = worst < 0 || !(error <= maxAbs) ? i : worst;
      }
      maxAbs = Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.max(maxAbs, error);
      maxRel = Math.max(maxRel, relative(error, e));
    }
    return wrong == 0
        ? new Agrees(maxAbs, maxRel)
        : new ValuesDiffer(maxAbs, maxRel, first, worst, wrong);
  }

  private static Comparison ofTexts(List<String> expected, List<String> actual) {
    int[] wrong =
        IntStream.range(0, expected.size())
            .filter(i -> !expected.get(i).equals(actual.get(i)))
            .toArray();
    return wrong.length == 0
        ? new Agrees(0, 0)
        : new ValuesDiffer(Double.NaN, Double.NaN, wrong[0], wrong[0], wrong.length);
  }

  default boolean agrees() {
    return this instanceof Agrees;
  }

  private static double relative(double error, double expected) {
    if (error == 0) {
      return 0;
    }
    return Double.isNaN(error) || expected == 0
        ? Double.POSITIVE_INFINITY
        : error / Math.abs(expected);
  }
}
