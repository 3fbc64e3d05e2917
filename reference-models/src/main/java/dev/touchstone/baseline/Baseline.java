package dev.touchstone.baseline;

import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;

/** A model of ours, trained anew for each competition. */
public interface Baseline {

  /** What it is, as the board names it. */
  Text title();

  /**
   * Trains, then predicts.
   *
   * @param trainX inputs (n, d)
   * @param trainY classes 0 … K − 1, or numbers, (n,)
   * @param testX inputs (m, d)
   * @return classes, int64 (m,), or numbers, float64 (m,)
   */
  Tensor predict(Tensor trainX, Tensor trainY, Tensor testX);
}
