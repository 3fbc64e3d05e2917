package dev.touchstone.network.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Factor;
import dev.touchstone.network.block.Pass;

/** A learned vector for each of V tokens, (V, D): ids (B, T) to their vectors (B, T, D). */
final class Embedding extends Composite {

  private final int width;
  private final Parameter table;

  Embedding(int vocabulary, int width) {
    this.width = width;
    this.table = parameter("table", Parameter.Type.WEIGHT, new Shape(vocabulary, width));
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray ids = inputs.head();
    NDIndex all = new NDIndex("{}", ids.reshape(ids.getShape().size()));
    NDArray rows = pass.value(table, ids).get(ids.getManager(), all);
    NDArray scaled = Factor.times(Math.sqrt(width), rows);
    return new NDList(scaled.reshape(ids.getShape().add(width)));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0].add(width)};
  }
}
