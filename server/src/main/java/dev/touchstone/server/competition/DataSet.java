package dev.touchstone.server.competition;

import dev.touchstone.datafile.DataSheet;
import dev.touchstone.reference.Tensor;

/** The rows of a competition. */
record DataSet(DataSheet sheet) {

  /** Reads CSV: numbers, what is to be predicted last. */
  static DataSet ofCsv(byte[] file) {
    return new DataSet(DataSheet.read(file));
  }

  /** float64 (n, d). */
  Tensor x() {
    return sheet.x();
  }

  /**
   * int64 (n,) of classes, float64 (n,) of numbers.
   *
   * @param classes 0 for numbers
   */
  Tensor y(int classes) {
    return classes == 0 ? sheet.numbers() : sheet.classes(classes);
  }

  double[] column(String name) {
    return sheet.column(name);
  }
}
