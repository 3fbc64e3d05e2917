package dev.touchstone.reference.decoding;

import dev.touchstone.reference.Exercise;
import java.util.List;

/** The chapter's exercises, in the order of the course. */
public final class DecodingChapter {

  private DecodingChapter() {}

  public static List<Exercise> exercises() {
    return List.of(
        NgramProbability.exercise(),
        Perplexity.exercise(),
        CharGeneration.exercise(),
        Bleu.exercise(),
        GreedySearch.exercise(),
        BeamSearch.exercise(),
        Vocabulary.exercise(),
        SpanF1.exercise(),
        StringReversalAccuracy.exercise());
  }
}
