package dev.touchstone.network.language;

import ai.djl.ndarray.NDList;
import dev.touchstone.network.block.Factor;
import dev.touchstone.network.block.Pass;

/** A learned vector for each of V tokens, times √D so that it starts as large as what it meets. */
final class Embedding extends dev.touchstone.network.block.Embedding {

  private final double scale;

  Embedding(int vocabulary, int width) {
    super(vocabulary, width);
    this.scale = Math.sqrt(width);
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    return new NDList(Factor.times(scale, super.pass(pass, inputs).head()));
  }
}
