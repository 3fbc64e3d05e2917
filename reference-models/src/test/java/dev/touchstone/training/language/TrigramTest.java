package dev.touchstone.training.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.reference.Draw;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The language model to beat makes of its texts what three tokens can tell. */
class TrigramTest {

  private static final int FIRST = 3;

  @Test
  void isNotSurprisedByWhatNeverVaries() {
    List<int[]> same = List.of(new int[] {1, 3, 4, 5, 1}, new int[] {1, 3, 4, 5, 1});

    assertThat(new Trigram(6, same, same).perplexity(same)).isCloseTo(1, within(0.01));
  }

  @Test
  void findsAsManyChoicesAsThereAre() {
    Draw draw = new Draw(1);
    Trigram trigram = new Trigram(10, random(draw, 400), random(draw, 100));

    // Eight letters and, once in 21 tokens, the end.
    double choices = Math.exp(Math.log(21) / 21 + 20 / 21.0 * Math.log(21 * 8 / 20.0));
    assertThat(trigram.perplexity(random(draw, 100))).isCloseTo(choices, within(0.2));
  }

  @Test
  void givesEveryTokenAChance() {
    List<int[]> known = List.of(new int[] {1, 3, 4, 1});
    List<int[]> partly = List.of(new int[] {1, 3, 5, 1});

    double perplexity = new Trigram(6, known, partly).perplexity(List.of(new int[] {1, 2, 2, 1}));

    assertThat(perplexity).isFinite();
  }

  private static List<int[]> random(Draw draw, int texts) {
    return Stream.generate(() -> letters(draw)).limit(texts).toList();
  }

  private static int[] letters(Draw draw) {
    return IntStream.rangeClosed(0, 21)
        .map(i -> i % 21 == 0 ? Vocabulary.MARK : draw.integer(FIRST, FIRST + 7))
        .toArray();
  }
}
