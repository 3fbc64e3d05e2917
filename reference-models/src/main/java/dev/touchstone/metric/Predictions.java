package dev.touchstone.metric;

import dev.touchstone.reference.DType;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import java.util.List;
import java.util.function.DoublePredicate;

/** What metrics ask of a prediction, one question a method, each with its words for the student. */
final class Predictions {

  private Predictions() {}

  static void checkShape(Tensor prediction, List<Integer> expected) {
    if (!prediction.shape().equals(expected)) {
      String wanted = Tensor.shapeText(expected);
      throw new BadPredictionException(
          new Text(
              "预测的形状不对：应为 %s，你返回了 %s。".formatted(wanted, prediction.shapeText()),
              "The prediction has shape %s, expected %s."
                  .formatted(prediction.shapeText(), wanted)));
    }
  }

  static void checkFinite(Tensor prediction) {
    int row = first(prediction, value -> !Double.isFinite(value));
    if (row >= 0) {
      String value = Double.toString(prediction.data()[row]).replace("Infinity", "inf");
      throw new BadPredictionException(
          new Text(
              "预测的第 %d 行（从 0 数起）是 %s。先检查训练有没有发散。".formatted(row, value),
              "Row %d of the prediction (counted from 0) is %s. Check first whether training diverged."
                  .formatted(row, value)));
    }
  }

  static void checkIntegers(Tensor prediction) {
    if (prediction.dtype().isFloating() || prediction.dtype() == DType.BOOL) {
      throw new BadPredictionException(
          new Text(
              "预测的元素类型是 %s，应为整数。返回类别编号：概率先取 argmax，浮点的编号再用 .astype(int)。"
                  .formatted(prediction.dtype()),
              "The prediction's dtype is %s, expected integers. Return class numbers: argmax of"
                      .formatted(prediction.dtype())
                  + " probabilities, and .astype(int) for numbers kept as floats."));
    }
  }

  static void checkRange(Tensor prediction, int classes) {
    int row = first(prediction, value -> value < 0 || value >= classes);
    if (row >= 0) {
      long value = (long) prediction.data()[row];
      throw new BadPredictionException(
          new Text(
              "预测的第 %d 行（从 0 数起）是 %d，类别只有 0 到 %d。".formatted(row, value, classes - 1),
              "Row %d of the prediction (counted from 0) is %d; the classes are 0 to %d."
                  .formatted(row, value, classes - 1)));
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
