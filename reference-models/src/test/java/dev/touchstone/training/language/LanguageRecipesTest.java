package dev.touchstone.training.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.network.language.SkipGram;
import dev.touchstone.reference.Draw;
import dev.touchstone.training.Data;
import dev.touchstone.training.Descent;
import dev.touchstone.training.Recipe.Result;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** Each recipe learns something within a few steps, and comes to its end. */
class LanguageRecipesTest {

  private final Draw draw = new Draw(1);

  @Test
  void aCharacterModelIsLessSurprisedByThePoemsItHasRead() {
    Corpus corpus = Corpus.of(Data.none(), draw);

    try (Descent descent = CharacterModel.descent(corpus, draw)) {
      assertThatItFalls(() -> CharacterModel.epoch(descent, corpus, draw), 2);
    }
  }

  @Test
  void aStringsReverseBecomesLikelier() {
    List<Reversal> strings = StringReversal.strings(draw, 16);

    try (Descent descent = StringReversal.descent(draw)) {
      assertThatItFalls(() -> StringReversal.step(descent, strings), 10);
    }
  }

  @Test
  void aClassifierMistakesPraiseForBlameLessOften() {
    List<Opinion> opinions = Sentiment.different(draw, 64);

    try (Descent descent = Sentiment.descent(draw)) {
      assertThatItFalls(() -> Sentiment.epoch(descent, opinions, draw), 5);
    }
  }

  @Test
  void wordsComeToFitTheirNeighbours() {
    Pairs pairs = new Pairs(Scenes.write(draw, 200));

    try (Descent descent = WordVectors.descent(new SkipGram(Scenes.VOCABULARY, 8), draw)) {
      assertThatItFalls(() -> WordVectors.epoch(descent, pairs, draw), 4);
    }
  }

  @Test
  void aRunCanBeRepeated() {
    Sentiment recipe = new Sentiment(64, 32, 1);

    Result once = recipe.run(Data.none(), 7, line -> {});

    assertThat(recipe.run(Data.none(), 7, line -> {})).isEqualTo(once);
    assertThat(once.value()).isBetween(0.0, 1.0);
  }

  @Test
  void whatIsReversedIsWrittenByTheModelItself() {
    Result result = new StringReversal(1, 4).run(Data.none(), 1, line -> {});

    assertThat(result.value()).as("after a single step").isZero();
    assertThat(result.clearsTheBar()).isFalse();
  }

  private static void assertThatItFalls(DoubleSupplier loss, int times) {
    double first = loss.getAsDouble();
    double last = first;
    for (int i = 1; i < times; i++) {
      last = loss.getAsDouble();
    }
    assertThat(last).isLessThan(0.95 * first);
  }
}
