package dev.touchstone.training.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.Draw;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Neither opinion can be guessed from how many there are or how long they are. */
class OpinionTest {

  private final List<Opinion> opinions = Sentiment.different(new Draw(1), 2000);

  @Test
  void everyOtherOneIsPraise() {
    assertThat(opinions.stream().mapToInt(Opinion::label).average().orElseThrow())
        .isBetween(0.45, 0.55);
  }

  @Test
  void theyFitIntoARow() {
    assertThat(opinions)
        .allSatisfy(
            opinion -> {
              assertThat(opinion.ids()).hasSizeBetween(4, Opinion.LONGEST);
              assertThat(opinion.words())
                  .allSatisfy(word -> assertThat(word).isBetween(1, Opinion.VOCABULARY - 1));
            });
  }
}
