package dev.touchstone.network.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Pass;

/**
 * A GRU that asks before each place with its state which of the encoder's states matter now, and
 * reads their mean c weighted so, beside the token: [c, x] (B, 1, H + D), to a state (B, 1, H) and
 * logits (B, T, V).
 *
 * <p>Inputs: what is written so far (B, T), the encoder's states (B, S, H), the last of them (1, B,
 * H), what was padding (B, S). Source: Bahdanau et al. 2015; d2l 11.4 (10.4 in the Chinese
 * edition).
 */
final class AttentionDecoder extends Composite {

  private static final int TIME = 1;
  private static final int VECTOR = 2;

  private final Seq2Seq.Sizes sizes;
  private final Block embedding;
  private final AdditiveAttention attention;
  private final Block layer;
  private final Block output;

  AttentionDecoder(Seq2Seq.Sizes sizes) {
    this.sizes = sizes;
    int hidden = sizes.hidden();
    Shape tokens = new Shape(1, 1);
    Shape states = tokens.add(hidden);
    embedding = child("embedding", new Embedding(sizes.vocabulary(), sizes.embedding()), tokens);
    attention = child("attention", new AdditiveAttention(hidden, hidden), states);
    Block gru = Cell.GRU.layers(hidden, 1, true);
    layer = child("layer", gru, tokens.add(sizes.embedding() + hidden));
    output = child("output", Linear.builder().setUnits(sizes.vocabulary()).build(), states);
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray x = pass.through(embedding, inputs.get(0));
    NDArray read = inputs.get(1);
    NDArray keys = attention.keys(pass, read);
    NDArray state = inputs.get(2);
    NDList states = new NDList();
    for (long t = 0; t < x.getShape().get(TIME); t++) {
      NDArray query = state.swapAxes(0, 1);
      NDArray context = attention.weights(pass, query, keys, inputs.get(3)).matMul(read);
      NDArray token = x.get(new NDIndex(":, {}:{}", t, t + 1));
      NDList fed = new NDList(context.concat(token, VECTOR), state);
      NDList next = layer.forward(pass.store(), fed, pass.training());
      states.add(next.get(0));
      state = next.get(1);
    }
    return new NDList(pass.through(output, NDArrays.concat(states, TIME)));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0].add(sizes.vocabulary())};
  }
}
