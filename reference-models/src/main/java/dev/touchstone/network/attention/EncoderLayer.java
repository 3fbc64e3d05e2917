package dev.touchstone.network.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Pass;

/**
 * A layer of the encoder: x (N, T, d) and a mask to z = norm(x + attention(x, x)), then norm(z +
 * feedForward(z)), (N, T, d).
 *
 * <p>Source: Vaswani et al. 2017, section 3.1. DJL's own block normalises over the batch.
 */
final class EncoderLayer extends Composite {

  private final Block attention;
  private final Block first;
  private final Block feedForward;
  private final Block second;

  EncoderLayer(Sizes sizes, Layers.Bend bend) {
    attention = child("attention", new MultiHeadAttention(sizes), sizes.tokens());
    first = child("first", Layers.norm(), sizes.tokens());
    feedForward = child("feedForward", Layers.feedForward(sizes, bend), sizes.tokens());
    second = child("second", Layers.norm(), sizes.tokens());
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray x = inputs.get(0);
    NDArray z = pass.through(first, x.add(pass.through(attention, x, x, inputs.get(1))));
    return new NDList(pass.through(second, z.add(pass.through(feedForward, z))));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0]};
  }
}
