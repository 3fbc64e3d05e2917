package dev.touchstone.network.language;

import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;

/**
 * Predicts at each place what comes next: tokens (B, T) to vectors (B, T, D), through L recurrent
 * layers to states (B, T, H) and to logits (B, T, V). Whether a token is a character or a word does
 * not matter to it.
 *
 * <p>Source: d2l 9.4 to 10.3 (8.4 to 9.3 in the Chinese edition), which feeds one-hot vectors; a
 * table of vectors is the same as those times a matrix.
 *
 * @param vocabulary V
 * @param embedding D
 * @param hidden H
 * @param layers L; each after the first reads the states of the one below
 */
public record LanguageModel(Cell cell, int vocabulary, int embedding, int hidden, int layers) {

  public Block block() {
    return new SequentialBlock()
        .add(new Embedding(vocabulary, embedding))
        .add(cell.layers(hidden, layers, false))
        .add(Linear.builder().setUnits(vocabulary).build());
  }
}
