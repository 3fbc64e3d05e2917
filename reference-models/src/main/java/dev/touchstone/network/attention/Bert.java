package dev.touchstone.network.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Pass;

/**
 * BERT as a task's own layer is put on it: ids and segments (N, T), to vectors (N, T, d) and the
 * pooler's tanh(W x₁ + b) of the first token, which stands for the whole text, (N, d).
 *
 * <p>Source: Devlin et al. 2019; d2l 15.8 (14.8 in the Chinese edition).
 */
public final class Bert extends Composite {

  private final int width;
  private final Block encoder;
  private final Block pooler;

  /**
   * @param vocabulary V, how many tokens there are
   * @param longest how many places a text may have
   */
  public Bert(Sizes sizes, int vocabulary, int longest) {
    width = sizes.width();
    encoder = child("encoder", new BertEncoder(sizes, vocabulary, longest), new Shape(1, 1));
    pooler = child("pooler", Layers.linear(width), new Shape(1, width));
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray x = pass.through(encoder, inputs.get(0), inputs.get(1));
    return new NDList(x, pass.through(pooler, x.get(":, 0")).tanh());
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0].add(width), new Shape(inputs[0].get(0), width)};
  }
}
