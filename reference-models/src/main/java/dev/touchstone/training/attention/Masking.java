package dev.touchstone.training.attention;

import dev.touchstone.network.attention.Transformer;
import dev.touchstone.reference.Draw;
import java.util.Arrays;

/**
 * A text with some of its words hidden, and what they were: 15 % are chosen, and of those 80 %
 * become {@code <mask>}, 10 % another word and 10 % stay. Labels are padding where nothing was
 * chosen.
 *
 * <p>Source: Devlin et al. 2019, task 1.
 */
record Masking(int[] shown, int[] labels) {

  private static final double CHOSEN = 0.15;
  private static final double MASKED = 0.8;
  private static final double REPLACED = 0.9;

  static Masking of(int[] text, Draw draw) {
    int[] shown = text.clone();
    int[] labels = new int[text.length];
    Arrays.fill(labels, Transformer.PADDING);
    for (int t = 0; t < text.length; t++) {
      if (text[t] >= Sentences.WORDS && draw.number(0, 1) < CHOSEN) {
        labels[t] = text[t];
        shown[t] = instead(text[t], draw);
      }
    }
    return new Masking(shown, labels);
  }

  private static int instead(int word, Draw draw) {
    double share = draw.number(0, 1);
    if (share < MASKED) {
      return Sentences.MASK;
    }
    return share < REPLACED ? draw.integer(Sentences.WORDS, Sentences.size() - 1) : word;
  }
}
