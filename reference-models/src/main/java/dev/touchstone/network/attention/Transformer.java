package dev.touchstone.network.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Embedding;
import dev.touchstone.network.block.Factor;
import dev.touchstone.network.block.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * The Transformer: what is read (N, S) and what is written so far (N, T), both ids, to the logits
 * of what comes next at each place (N, T, V). The encoder's vectors are keys and values in every
 * layer of the decoder, which sees no later place of its own. One table embeds both and,
 * transposed, gives the logits; vectors are scaled by √d and get the place's waves added.
 *
 * <p>Source: Vaswani et al. 2017; d2l 11.7 (10.7 in the Chinese edition).
 */
public final class Transformer extends Composite {

  /** The id of what only fills up a shorter text. */
  public static final int PADDING = 0;

  private final int width;
  private final int vocabulary;
  private final Embedding embedding;
  private final List<Block> encoder = new ArrayList<>();
  private final List<Block> decoder = new ArrayList<>();

  public Transformer(Sizes sizes, int vocabulary) {
    this.width = sizes.width();
    this.vocabulary = vocabulary;
    embedding = child("embedding", new Embedding(vocabulary, width), new Shape(1, 1));
    for (int i = 0; i < sizes.layers(); i++) {
      Block layer = new EncoderLayer(sizes, Layers.Bend.RELU);
      encoder.add(child("encoder" + i, layer, sizes.tokens()));
    }
    for (int i = 0; i < sizes.layers(); i++) {
      decoder.add(child("decoder" + i, new DecoderLayer(sizes), sizes.tokens()));
    }
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray unread = Masks.padding(inputs.get(0));
    NDArray read = embed(pass, inputs.get(0));
    for (Block layer : encoder) {
      read = pass.through(layer, read, unread);
    }
    NDArray unwritten = unwritten(inputs.get(1));
    NDArray written = embed(pass, inputs.get(1));
    for (Block layer : decoder) {
      written = pass.through(layer, written, read, unwritten, unread);
    }
    return new NDList(embedding.scores(pass, written));
  }

  private NDArray embed(Pass pass, NDArray ids) {
    NDArray vectors = Factor.times(Math.sqrt(width), pass.through(embedding, ids));
    int length = (int) ids.getShape().get(1);
    return vectors.add(Positions.waves(ids.getManager(), length, width));
  }

  private static NDArray unwritten(NDArray ids) {
    NDArray later = Masks.later(ids.getManager(), (int) ids.getShape().get(1));
    return Masks.padding(ids).maximum(later);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[1].add(vocabulary)};
  }
}
