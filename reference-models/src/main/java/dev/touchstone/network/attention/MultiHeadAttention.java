package dev.touchstone.network.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Factor;
import dev.touchstone.network.block.Pass;

/**
 * Multi-head attention: x (N, T, d) asks, y (N, S, d) answers, and where the mask, broadcast to (N,
 * h, T, S), is 1 nothing is seen; (N, T, d) comes out. Head i is softmax(qᵢ kᵢᵀ / √(d / h)) vᵢ of
 * the i-th slice of q = W_q x, k = W_k y and v = W_v y; a fourth linear map joins the heads.
 *
 * <p>Source: Vaswani et al. 2017, section 3.2; d2l 11.5 (10.5 in the Chinese edition).
 */
public final class MultiHeadAttention extends Composite {

  /** So low a score that its share is 0 in float32, and finite: a row of nothing else is no NaN. */
  private static final double UNSEEN = -1e9;

  private final int heads;
  private final int width;
  private final Block query;
  private final Block key;
  private final Block value;
  private final Block join;

  public MultiHeadAttention(Sizes sizes) {
    heads = sizes.heads();
    width = sizes.width();
    query = child("query", Layers.linear(width), sizes.tokens());
    key = child("key", Layers.linear(width), sizes.tokens());
    value = child("value", Layers.linear(width), sizes.tokens());
    join = child("join", Layers.linear(width), sizes.tokens());
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray q = split(pass.through(query, inputs.get(0)));
    NDArray k = split(pass.through(key, inputs.get(1)));
    NDArray v = split(pass.through(value, inputs.get(1)));
    NDArray products = q.matMul(k.transpose(0, 1, 3, 2));
    NDArray scores = Factor.times(Math.sqrt((double) heads / width), products);
    NDArray shares = scores.add(inputs.get(2).mul(UNSEEN)).softmax(-1);
    return new NDList(pass.through(join, together(shares.matMul(v))));
  }

  /** (N, T, d) to (N, h, T, d / h). */
  private NDArray split(NDArray x) {
    return x.reshape(x.getShape().get(0), -1, heads, width / heads).transpose(0, 2, 1, 3);
  }

  private NDArray together(NDArray x) {
    return x.transpose(0, 2, 1, 3).reshape(x.getShape().get(0), -1, width);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0]};
  }
}
