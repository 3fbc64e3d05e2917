package dev.touchstone.network.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Pass;

/**
 * A GRU that starts from the encoder's last state c and reads it again at each place, beside the
 * token: [x, c] (B, T, D + H), to states (B, T, H) and logits (B, T, V).
 *
 * <p>Inputs: what is written so far (B, T), the encoder's states, the last of them (1, B, H).
 */
final class Decoder extends Composite {

  private static final int VECTOR = 2;

  private final Seq2Seq.Sizes sizes;
  private final Block embedding;
  private final Block layer;
  private final Block output;

  Decoder(Seq2Seq.Sizes sizes) {
    this.sizes = sizes;
    Shape tokens = new Shape(1, 1);
    embedding = child("embedding", new Embedding(sizes.vocabulary(), sizes.embedding()), tokens);
    Block gru = Cell.GRU.layers(sizes.hidden(), 1, false);
    layer = child("layer", gru, tokens.add(sizes.embedding() + sizes.hidden()));
    Block linear = Linear.builder().setUnits(sizes.vocabulary()).build();
    output = child("output", linear, tokens.add(sizes.hidden()));
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray x = pass.through(embedding, inputs.get(0));
    NDArray last = inputs.get(2);
    NDArray everywhere = last.swapAxes(0, 1).repeat(1, x.getShape().get(1));
    NDArray states = pass.through(layer, x.concat(everywhere, VECTOR), last);
    return new NDList(pass.through(output, states));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0].add(sizes.vocabulary())};
  }
}
