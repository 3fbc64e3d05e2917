package dev.touchstone.network.language;

import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;

/**
 * A label for each token, from what stands before and after it: tokens (B, T) to vectors (B, T, D),
 * through a bidirectional LSTM to (B, T, 2H) and to logits (B, T, K).
 *
 * <p>Source: Huang, Xu and Yu 2015, without their CRF; d2l 10.4 (9.4 in the Chinese edition).
 */
record Tagger(int vocabulary, int embedding, int hidden, int tags) {

  Block block() {
    return new SequentialBlock()
        .add(new Embedding(vocabulary, embedding))
        .add(new Bidirectional(Cell.LSTM, embedding, hidden))
        .add(Linear.builder().setUnits(tags).build());
  }
}
