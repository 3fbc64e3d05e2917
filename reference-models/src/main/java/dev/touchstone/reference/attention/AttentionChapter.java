package dev.touchstone.reference.attention;

import dev.touchstone.reference.Exercise;
import java.util.List;

/** The chapter's exercises, in the order of the course. */
public final class AttentionChapter {

  private AttentionChapter() {}

  public static List<Exercise> exercises() {
    return List.of(
        ScaledDotAttention.exercise(),
        MaskedSoftmax.exercise(),
        AdditiveAttention.exercise(),
        PositionalEncoding.exercise(),
        MultiHeadAttention.exercise(),
        PositionWiseFfn.exercise(),
        LayerNorm.exercise(),
        TransformerEncoderBlock.exercise(),
        DecoderMaskedAndCrossAttention.exercise(),
        MemoryNetworkHop.exercise());
  }
}
