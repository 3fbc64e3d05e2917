package dev.touchstone.network.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Pass;

/**
 * Reads one text and writes another: what is read (B, S) and what is written so far (B, T), to the
 * logits of what comes next at each place (B, T, V). A GRU reads; its states (B, S, H) and the last
 * of them are what the decoder has to go by. In both texts id 0 is padding.
 *
 * <p>Source: Sutskever et al. 2014 and Cho et al. 2014; d2l 10.7 (9.7 in the Chinese edition), with
 * one layer.
 */
public final class Seq2Seq extends Composite {

  /** The id of what only fills up a shorter text. */
  public static final int PADDING = 0;

  /** The lengths of a token's vector and of a state, and the number of tokens. */
  public record Sizes(int vocabulary, int embedding, int hidden) {}

  private final Sizes sizes;
  private final Block embedding;
  private final Block encoder;
  private final Block decoder;

  private Seq2Seq(Sizes sizes, Block decoder) {
    this.sizes = sizes;
    Shape tokens = new Shape(1, 1);
    embedding = child("embedding", new Embedding(sizes.vocabulary, sizes.embedding), tokens);
    Block layer = Cell.GRU.layers(sizes.hidden, 1, true);
    encoder = child("encoder", layer, tokens.add(sizes.embedding));
    this.decoder = child("decoder", decoder, tokens);
  }

  /** The decoder sees the encoder's last state only. */
  public static Seq2Seq plain(Sizes sizes) {
    return new Seq2Seq(sizes, new Decoder(sizes));
  }

  /** The decoder looks back at all of the encoder's states, at each place anew. */
  public static Seq2Seq attentive(Sizes sizes) {
    return new Seq2Seq(sizes, new AttentionDecoder(sizes));
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray read = inputs.get(0);
    NDArray x = pass.through(embedding, read);
    NDList states = encoder.forward(pass.store(), new NDList(x), pass.training());
    NDArray unread = read.eq(PADDING);
    return new NDList(pass.through(decoder, inputs.get(1), states.get(0), states.get(1), unread));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[1].add(sizes.vocabulary)};
  }
}
