package dev.touchstone.network.block;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;

/**
 * A network too large to hold: each of its weights is a single zero, seen at every place of the
 * weight's shape. It can be counted and fed, but not trained.
 */
public final class Sketch {

  private Sketch() {}

  public static <B extends Block> B of(B block) {
    block.setInitializer(
        (manager, shape, type) -> manager.zeros(new Shape(1), type).broadcast(shape),
        Parameter.Type.WEIGHT);
    return block;
  }
}
