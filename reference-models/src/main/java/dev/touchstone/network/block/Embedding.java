package dev.touchstone.network.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

/** A learned vector for each of V ids, E (V, d): ids (N, T) to their vectors (N, T, d). */
public class Embedding extends Composite {

  private final int width;
  private final Parameter table;

  public Embedding(int ids, int width) {
    this.width = width;
    this.table = parameter("table", Parameter.Type.WEIGHT, new Shape(ids, width));
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray ids = inputs.head();
    NDArray rows =
        pass.value(table, ids)
            .get(ids.getManager(), new NDIndex("{}", ids.reshape(ids.getShape().size())));
    return new NDList(rows.reshape(getOutputShapes(new Shape[] {ids.getShape()})[0]));
  }

  /** How well vectors (N, T, d) fit each id: x Eᵀ, (N, T, V). */
  public final NDArray scores(Pass pass, NDArray x) {
    return x.matMul(pass.value(table, x).transpose());
  }

  @Override
  public final Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0].add(width)};
  }
}
