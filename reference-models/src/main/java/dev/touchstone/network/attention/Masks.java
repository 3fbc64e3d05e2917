package dev.touchstone.network.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/** Where attention must not look: 1 there and 0 elsewhere, to be broadcast to (N, h, T, S). */
final class Masks {

  private Masks() {}

  /** At the padding among the ids (N, S): (N, 1, 1, S). */
  static NDArray padding(NDArray ids) {
    return ids.eq(Transformer.PADDING)
        .toType(DataType.FLOAT32, false)
        .reshape(ids.getShape().get(0), 1, 1, ids.getShape().get(1));
  }

  /** At what comes later: (1, 1, T, T), 1 above the diagonal. */
  static NDArray later(NDManager manager, int length) {
    NDArray places = manager.arange(length);
    return places
        .reshape(1, length)
        .gt(places.reshape(length, 1))
        .toType(DataType.FLOAT32, false)
        .reshape(1, 1, length, length);
  }
}
