package dev.touchstone.network.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Pass;

/**
 * One recurrent layer from left to right and another from right to left, side by side: (B, T, D) to
 * (B, T, 2H). DJL's own bidirectional blocks hand their weights to the engine in an order that it
 * does not accept.
 */
final class Bidirectional extends Composite {

  private static final int TIME = 1;
  private static final int VECTOR = 2;

  private final int hidden;
  private final Block there;
  private final Block back;

  Bidirectional(Cell cell, int width, int hidden) {
    this.hidden = hidden;
    Shape vectors = new Shape(1, 1, width);
    there = child("there", cell.layers(hidden, 1, false), vectors);
    back = child("back", cell.layers(hidden, 1, false), vectors);
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray x = inputs.head();
    NDArray after = pass.through(back, x.flip(TIME)).flip(TIME);
    return new NDList(pass.through(there, x).concat(after, VECTOR));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0].slice(0, VECTOR).add(2L * hidden)};
  }
}
