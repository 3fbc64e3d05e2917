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
   * @param trainX inputs (n, d), or pictures (n, h, w, 3)
   * @param trainY classes 0 … K − 1, or numbers, (n,), or boxes (k, 6)
   * @param testX inputs (m, d), or pictures (m, h, w, 3)
   * @return classes, int64 (m,), or numbers, float64 (m,), or boxes with scores (k, 7); see {@link
   *     dev.touchstone.metric.BoxTensors}
   */
  Tensor predict(Tensor trainX, Tensor trainY, Tensor testX);
}
