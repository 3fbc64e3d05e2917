package dev.touchstone.metric;

import dev.touchstone.reference.DType;
import dev.touchstone.reference.Tensor;
import java.util.List;
import java.util.function.DoublePredicate;

/** What metrics ask of what a program predicted, one question a method. */
final class Predictions {

  private Predictions() {}

  /** Classes 0 … K − 1, one for each row. */
  static void checkClasses(Tensor prediction, int rows, Labels labels) {
    checkShape(prediction, List.of(rows));
    checkFinite(prediction);
    checkIntegers(prediction);
    if (labels.areFixed()) {
      checkRange(prediction, labels.fixed().size());
    }
  }

  /** One finite number for each row. */
  static void checkNumbers(Tensor prediction, int rows) {
    if (prediction.isText() || !prediction.shape().equals(List.of(rows))) {
      throw new BadPredictionException(
          "prediction_numbers", Tensor.shapeText(List.of(rows)), prediction.shapeText());
    }
    int row = first(prediction, value -> !Double.isFinite(value));
    if (row >= 0) {
      throw new BadPredictionException("prediction_infinite", row, prediction.data()[row]);
    }
  }

  /** Nothing below {@code least}, nothing equal to it if it is {@code open}. */
  static void checkLeast(Tensor prediction, double least, boolean open) {
    int row = first(prediction, value -> value < least || (open && value == least));
    if (row >= 0) {
      throw new BadPredictionException(
          open ? "prediction_not_positive" : "prediction_negative", row, prediction.data()[row]);
    }
  }

  static void checkShape(Tensor prediction, List<Integer> expected) {
    if (!prediction.shape().equals(expected)) {
      throw new BadPredictionException(
          "prediction_shape", Tensor.shapeText(expected), prediction.shapeText());
    }
  }

  static void checkFinite(Tensor prediction) {
    int row = first(prediction, value -> !Double.isFinite(value));
    if (row >= 0) {
      throw new BadPredictionException("prediction_not_finite", row, prediction.data()[row]);
    }
  }

  static void checkIntegers(Tensor prediction) {
    if (prediction.dtype().isFloating() || prediction.dtype() == DType.BOOL) {
      throw new BadPredictionException("prediction_dtype", prediction.dtype());
    }
  }

  static void checkRange(Tensor prediction, int classes) {
    int row = first(prediction, value -> value < 0 || value >= classes);
    if (row >= 0) {
      throw new BadPredictionException(
          "prediction_class", row, (long) prediction.data()[row], classes - 1);
    }
  }

  private static int first(Tensor prediction, DoublePredicate wrong) {
    for (int row = 0; row < prediction.size(); row++) {
      if (wrong.test(prediction.data()[row])) {
        return row;
      }
    }
    return -1;
  }
}
