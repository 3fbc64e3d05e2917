package dev.touchstone.network.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Pass;

/**
 * How much a query q (B, 1, H) makes of each of S keys k (B, S, H): softmax over S of vᵀ tanh(W q +
 * U k), (B, 1, S). No biases.
 *
 * <p>Source: Bahdanau et al. 2015; d2l 11.3 (10.3 in the Chinese edition).
 */
final class AdditiveAttention extends Composite {

  /** What a score at padding is lowered by: enough for a weight of 0. */
  private static final double NEVER = 1e6;

  private final Block query;
  private final Block key;
  private final Block score;

  AdditiveAttention(int width, int hidden) {
    query = child("query", linear(hidden), new Shape(1, 1, width));
    key = child("key", linear(hidden), new Shape(1, 1, width));
    score = child("score", linear(1), new Shape(1, 1, hidden));
  }

  private static Block linear(int units) {
    return Linear.builder().setUnits(units).optBias(false).build();
  }

  /** U k for each key, which is the same for every query. */
  NDArray keys(Pass pass, NDArray keys) {
    return pass.through(key, keys);
  }

  /**
   * @param keys from {@link #keys}
   * @param unread where there is only padding, (B, S)
   */
  NDArray weights(Pass pass, NDArray queries, NDArray keys, NDArray unread) {
    NDArray scores = pass.through(score, pass.through(query, queries).add(keys).tanh());
    NDArray lowered = scores.squeeze(2).sub(unread.toType(DataType.FLOAT32, false).mul(NEVER));
    return lowered.softmax(1).expandDims(1);
  }

  /** The weights, from queries (B, 1, H), keys (B, S, H) and where there is padding, (B, S). */
  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray keys = keys(pass, inputs.get(1));
    return new NDList(weights(pass, inputs.get(0), keys, inputs.get(2)));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape keys = inputs[1];
    return new Shape[] {new Shape(keys.get(0), 1, keys.get(1))};
  }
}
