package dev.touchstone.network.attention;

import ai.djl.ndarray.types.Shape;

/**
 * How large a network of attention is.
 *
 * @param layers of the encoder, and as many of the decoder
 * @param width d, the length of a token's vector
 * @param heads h, each of which attends to d / h of it
 * @param inner the width inside the feed-forward network
 */
public record Sizes(int layers, int width, int heads, int inner) {

  /** Vaswani et al. 2017, table 3. */
  public static final Sizes TRANSFORMER_BASE = new Sizes(6, 512, 8, 2048);

  public static final Sizes TRANSFORMER_BIG = new Sizes(6, 1024, 16, 4096);

  /** Devlin et al. 2019, section 3. */
  public static final Sizes BERT_BASE = new Sizes(12, 768, 12, 3072);

  public static final Sizes BERT_LARGE = new Sizes(24, 1024, 16, 4096);

  public Sizes {
    if (width % heads != 0) {
      throw new IllegalArgumentException(heads + " heads cannot share a width of " + width);
    }
  }

  /** The shape of a batch of vectors. */
  Shape tokens() {
    return new Shape(1, 1, width);
  }
}
