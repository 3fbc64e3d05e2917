package dev.touchstone.network.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Pass;

/**
 * A layer of the decoder: what is written so far x (N, T, d), what was read y (N, S, d) and a mask
 * for each, to a = norm(x + attention(x, x)), b = norm(a + attention(a, y)), then norm(b +
 * feedForward(b)), (N, T, d).
 *
 * <p>Source: Vaswani et al. 2017, section 3.1.
 */
final class DecoderLayer extends Composite {

  private final Block own;
  private final Block first;
  private final Block across;
  private final Block second;
  private final Block feedForward;
  private final Block third;

  DecoderLayer(Sizes sizes) {
    own = child("own", new MultiHeadAttention(sizes), sizes.tokens());
    first = child("first", Layers.norm(), sizes.tokens());
    across = child("across", new MultiHeadAttention(sizes), sizes.tokens());
    second = child("second", Layers.norm(), sizes.tokens());
    feedForward = child("feedForward", Layers.feedForward(sizes, Layers.Bend.RELU), sizes.tokens());
    third = child("third", Layers.norm(), sizes.tokens());
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray x = inputs.get(0);
    NDArray y = inputs.get(1);
    NDArray a = pass.through(first, x.add(pass.through(own, x, x, inputs.get(2))));
    NDArray b = pass.through(second, a.add(pass.through(across, a, y, inputs.get(3))));
    return new NDList(pass.through(third, b.add(pass.through(feedForward, b))));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0]};
  }
}
