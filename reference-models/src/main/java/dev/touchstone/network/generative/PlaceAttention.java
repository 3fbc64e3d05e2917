package dev.touchstone.network.generative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.network.attention.MultiHeadAttention;
import dev.touchstone.network.attention.Sizes;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Pass;

/**
 * Every place of an image attends to every other with one head: x (N, C, H, W) to x +
 * attention(norm(x)).
 *
 * <p>Source: Ho et al. 2020, appendix B.
 */
final class PlaceAttention extends Composite {

  private final Block norm;
  private final Block attention;

  PlaceAttention(int groups, int channels) {
    norm = child("norm", new GroupNorm(groups, channels), new Shape(1, channels, 1, 1));
    Sizes oneHead = new Sizes(1, channels, 1, channels);
    attention = child("attention", new MultiHeadAttention(oneHead), new Shape(1, 1, channels));
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray x = inputs.head();
    Shape shape = x.getShape();
    NDArray places =
        pass.through(norm, x).reshape(shape.get(0), shape.get(1), -1).transpose(0, 2, 1);
    NDArray nothingHidden = x.getManager().zeros(new Shape(1, 1, 1, 1));
    NDArray seen = pass.through(attention, places, places, nothingHidden);
    return new NDList(x.add(seen.transpose(0, 2, 1).reshape(shape)));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0]};
  }
}
