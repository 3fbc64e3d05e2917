package dev.touchstone.network.block;

import ai.djl.ndarray.NDArray;

/**
 * A number times an array that is differentiated. DJL's own {@code mul(Number)} and {@code
 * div(Number)} keep the number in memory that Java may reclaim before the backward pass reads it,
 * and then the gradient is wrong, now and then; an array of the batch's manager lives long enough.
 */
public final class Factor {

  private Factor() {}

  public static NDArray times(double factor, NDArray x) {
    return x.mul(x.getManager().create((float) factor));
  }
}
