package dev.touchstone.training.language;

import dev.touchstone.reference.Draw;
import dev.touchstone.training.Data;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Poems as ids, in three parts that share no poem: 7/10, 1/10 and 2/10 of them. The vocabulary
 * comes from the training part.
 *
 * @param validation what smoothing is tuned on
 */
record Corpus(
    String name,
    Vocabulary vocabulary,
    List<int[]> train,
    List<int[]> validation,
    List<int[]> test) {

  /** The operator's poems, or as many generated ones. */
  static Corpus of(Data data, Draw draw) {
    Optional<List<String>> real = data.poems();
    String name = real.isPresent() ? "Tang poems" : "generated poems";
    return split(name, real.orElseGet(() -> GeneratedPoems.write(draw, 170)), draw);
  }

  private static Corpus split(String name, List<String> poems, Draw draw) {
    List<String> shuffled =
        Arrays.stream(draw.permutation(poems.size())).mapToObj(poems::get).toList();
    int trained = poems.size() * 7 / 10;
    int tuned = poems.size() * 8 / 10;
    List<String> train = shuffled.subList(0, trained);
    Vocabulary vocabulary = Vocabulary.of(train);
    return new Corpus(
        name,
        vocabulary,
        encode(vocabulary, train),
        encode(vocabulary, shuffled.subList(trained, tuned)),
        encode(vocabulary, shuffled.subList(tuned, poems.size())));
  }

  private static List<int[]> encode(Vocabulary vocabulary, List<String> texts) {
    return texts.stream().map(vocabulary::encode).toList();
  }

  /** How many tokens are predicted: all but the first mark of each text. */
  static int predicted(List<int[]> texts) {
    return texts.stream().mapToInt(text -> text.length - 1).sum();
  }

  @Override
  public String toString() {
    return "%d %s with %,d characters, %d held out with %,d"
        .formatted(train.size(), name, predicted(train), test.size(), predicted(test));
  }
}
