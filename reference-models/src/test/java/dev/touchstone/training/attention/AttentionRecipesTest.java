package dev.touchstone.training.attention;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.network.attention.MaskedLanguageModel;
import dev.touchstone.network.attention.Sizes;
import dev.touchstone.network.attention.Transformer;
import dev.touchstone.reference.Draw;
import dev.touchstone.training.Data;
import dev.touchstone.training.Descent;
import dev.touchstone.training.Recipe;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The networks of attention begin to learn; whether they learn enough takes the full run. */
class AttentionRecipesTest {

  private static final Sizes SMALL = new Sizes(1, 16, 2, 32);
  private static final int STEPS = 60;

  @Test
  void theTransformerBeginsToSort() {
    Draw draw = new Draw(1);
    Shape ids = new Shape(1, 7);
    try (Descent descent = descent(new Transformer(SMALL, Digits.VOCABULARY), draw, ids)) {
      List<int[]> strings = Stream.generate(() -> Digits.random(draw)).limit(16).toList();
      float first = TransformerSort.step(descent, strings);
      float last = first;
      for (int i = 0; i < STEPS; i++) {
        last = TransformerSort.step(descent, strings);
      }

      assertThat(last).isLessThan(first / 2);
    }
  }

  @Test
  void bertBeginsToGuess() {
    Draw draw = new Draw(1);
    Shape ids = new Shape(1, 13);
    Block model = new MaskedLanguageModel(SMALL, Sentences.size(), 13);
    try (Descent descent = descent(model, draw, ids)) {
      List<int[]> pairs = Stream.generate(() -> Sentences.pair(draw)).limit(64).toList();
      float first = BertMlm.step(descent, pairs, draw);
      float last = first;
      for (int i = 0; i < STEPS; i++) {
        last = BertMlm.step(descent, pairs, draw);
      }

      assertThat(last).isLessThan(first * 0.8f);
    }
  }

  private static Descent descent(Block block, Draw draw, Shape ids) {
    return new Descent(block, draw, 0.01, DataType.INT64, ids, ids);
  }

  @Test
  void aRunEndsWithAResult() {
    for (Recipe recipe : List.of(new TransformerSort(2, 4), new BertMlm(2, 20))) {
      Recipe.Result result = recipe.run(Data.none(), 1, line -> {});

      assertThat(result.value()).isBetween(-1.0, 1.0);
    }
  }

  @Test
  void noSentencePairIsLongerThanItsPlaces() {
    Draw draw = new Draw(1);

    assertThat(Stream.generate(() -> Sentences.pair(draw)).limit(200))
        .allSatisfy(
            pair -> {
              assertThat(pair).hasSizeBetween(11, 13).doesNotContain(-1);
              assertThat(pair[0]).isEqualTo(Sentences.CLS);
              assertThat(Sentences.segments(pair)).startsWith(0).endsWith(1);
            });
  }

  @Test
  void onlyWordsAreHidden() {
    Draw draw = new Draw(1);
    int[] pair = Sentences.pair(draw);

    Masking masking = Masking.of(pair, draw);

    for (int t = 0; t < pair.length; t++) {
      boolean chosen = masking.labels()[t] != Transformer.PADDING;
      assertThat(chosen ? masking.labels()[t] : masking.shown()[t]).isEqualTo(pair[t]);
      assertThat(chosen && pair[t] < Sentences.WORDS).isFalse();
    }
  }
}
