package dev.touchstone.training.language;

import dev.touchstone.reference.Draw;
import dev.touchstone.training.Data;
import dev.touchstone.training.Descent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Poems to learn from, and places in the lines of others where the next character is asked. A
 * line's beginning is all that is told of it, and no line is asked about twice: so no beginning
 * holds a character that is asked elsewhere.
 *
 * @param id {@code poems} or {@code generated}
 * @param characters all that occur, in ascending order, and {@link #UNKNOWN} as the last
 * @param learned poems in which every rare character is {@link #UNKNOWN}
 * @param beginnings of lines, at least a character each
 * @param next which of the characters came
 */
public record Lines(
    String id, List<String> characters, List<String> learned, List<String> beginnings, int[] next) {

  /** Stands for characters that are too rare to be learned. */
  public static final String UNKNOWN = "□";

  private static final long SEED = 20;
  private static final int GENERATED = 170;
  private static final String LINE_ENDS = "(?<=[，。！？；：、])";
  private static final int EPOCHS = 3;

  public Lines {
    characters = List.copyOf(characters);
    learned = List.copyOf(learned);
    beginnings = List.copyOf(beginnings);
  }

  /** Two thirds of the operator's poems to learn from, the others to ask; or of generated ones. */
  public static Lines of(Data data) {
    Draw draw = new Draw(SEED);
    Optional<List<String>> real = data.poems();
    List<String> poems = real.orElseGet(() -> GeneratedPoems.write(draw, GENERATED));
    List<String> mixed =
        Arrays.stream(draw.permutation(poems.size())).mapToObj(poems::get).toList();
    int learned = poems.size() * 2 / 3;
    return of(
        real.isPresent() ? "poems" : "generated",
        mixed.subList(0, learned),
        mixed.subList(learned, poems.size()),
        draw);
  }

  private static Lines of(String id, List<String> learned, List<String> asked, Draw draw) {
    List<String> characters =
        Stream.concat(Vocabulary.of(learned).characters().stream(), Stream.of(UNKNOWN)).toList();
    List<String> beginnings = new ArrayList<>();
    List<Integer> next = new ArrayList<>();
    for (String line : lines(asked)) {
      if (line.length() > 1) {
        String known = known(line, characters);
        int place = draw.integer(1, known.length() - 1);
        beginnings.add(known.substring(0, place));
        next.add(characters.indexOf(known.substring(place, place + 1)));
      }
    }
    return new Lines(
        id,
        characters,
        learned.stream().map(poem -> known(poem, characters)).toList(),
        beginnings,
        next.stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<String> lines(List<String> poems) {
    return poems.stream().flatMap(poem -> Stream.of(poem.split(LINE_ENDS))).toList();
  }

  private static String known(String text, List<String> characters) {
    StringBuilder known = new StringBuilder();
    text.chars()
        .mapToObj(Character::toString)
        .forEach(character -> known.append(characters.contains(character) ? character : UNKNOWN));
    return known.toString();
  }

  /** How likely the smoothed trigram of the lecture finds what came. */
  public double[] likelihoodsOfTrigram() {
    Vocabulary vocabulary = Vocabulary.of(learned);
    Corpus corpus = corpus(vocabulary);
    // A line that goes on has not ended: what the trigram gives to its end is shared out.
    Trigram trigram = new Trigram(vocabulary.size() - 1, corpus.train(), corpus.validation());
    return IntStream.range(0, next.length)
        .mapToDouble(
            i -> {
              int[] text = vocabulary.encode(beginnings.get(i) + characters.get(next[i]));
              int[] ended = vocabulary.encode(beginnings.get(i));
              double end = trigram.likelihood(ended, ended.length - 1);
              return trigram.likelihood(text, text.length - 2) / (1 - end);
            })
        .toArray();
  }

  /** How likely the LSTM of {@code char-lm} finds what came when it has learned these poems. */
  public double[] likelihoodsOfNetwork(long seed, Consumer<String> progress) {
    Draw draw = new Draw(seed);
    Vocabulary vocabulary = Vocabulary.of(learned);
    Corpus corpus = corpus(vocabulary);
    try (Descent descent = CharacterModel.descent(corpus, draw)) {
      new CharacterModel(EPOCHS).learn(descent, corpus, draw, progress);
      return IntStream.range(0, next.length)
          .mapToDouble(
              i -> {
                int[] text = vocabulary.encode(beginnings.get(i) + characters.get(next[i]));
                int[] read = Arrays.copyOf(text, text.length - 2);
                return CharacterModel.likelihood(descent, read, text[text.length - 2]);
              })
          .toArray();
    }
  }

  /** Line by line, since only a line's beginning is asked about; a tenth is for tuning. */
  private Corpus corpus(Vocabulary vocabulary) {
    List<String> lines = lines(learned);
    int tuned = lines.size() / 10;
    List<int[]> ids = lines.stream().map(vocabulary::encode).toList();
    return new Corpus(
        id,
        vocabulary,
        ids.subList(tuned, ids.size()),
        ids.subList(0, tuned),
        ids.subList(0, tuned));
  }
}
