package dev.touchstone.training.attention;

import dev.touchstone.reference.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A little language of sentence pairs, such as {@code <cls> the old cooks bake fresh bread <sep>
 * they like the bread <sep>}. Nouns and verbs agree in number, a trade goes with its verb and the
 * verb with its object, and the second sentence takes up both: much of a hidden word can be told
 * from words on both sides of it, and some of it cannot.
 */
final class Sentences {

  static final int CLS = 1;
  static final int SEP = 2;
  static final int MASK = 3;

  /** The first id that is a word. */
  static final int WORDS = 4;

  /** One, many, what one does, what many do, and to what. */
  private record Trade(String one, String many, String does, String act, List<String> objects) {}

  private static final List<Trade> TRADES =
      List.of(
          new Trade("cook", "cooks", "bakes", "bake", List.of("bread", "cake", "fish")),
          new Trade("poet", "poets", "writes", "write", List.of("song", "story", "letter")),
          new Trade("farmer", "farmers", "grows", "grow", List.of("rice", "corn", "tea")),
          new Trade("smith", "smiths", "forges", "forge", List.of("knife", "bell", "key")),
          new Trade("painter", "painters", "paints", "paint", List.of("wall", "boat", "door")));

  private static final List<String> OF_PEOPLE = List.of("old", "young", "quiet");
  private static final List<String> OF_THINGS = List.of("new", "fine", "small");
  private static final List<String> OTHERS =
      List.of("the", "a", "he", "they", "likes", "like", "sells", "sell");

  private static final List<String> VOCABULARY = vocabulary();

  private Sentences() {}

  private static List<String> vocabulary() {
    Stream<String> ofTrades =
        TRADES.stream()
            .flatMap(
                t ->
                    Stream.concat(
                        Stream.of(t.one(), t.many(), t.does(), t.act()), t.objects().stream()));
    return Stream.of(
            Stream.of("<pad>", "<cls>", "<sep>", "<mask>"),
            OTHERS.stream(),
            OF_PEOPLE.stream(),
            OF_THINGS.stream(),
            ofTrades)
        .flatMap(words -> words)
        .toList();
  }

  static int size() {
    return VOCABULARY.size();
  }

  /** A pair as ids, the first sentence's {@code <sep>} included in it. */
  static int[] pair(Draw draw) {
    Trade trade = any(TRADES, draw);
    boolean many = draw.flip();
    String object = any(trade.objects(), draw);
    List<String> words = new ArrayList<>(List.of("<cls>", many || draw.flip() ? "the" : "a"));
    sometimes(words, OF_PEOPLE, draw);
    words.add(many ? trade.many() : trade.one());
    words.add(many ? trade.act() : trade.does());
    sometimes(words, OF_THINGS, draw);
    words.addAll(List.of(object, "<sep>", many ? "they" : "he"));
    words.add(draw.flip() ? (many ? "like" : "likes") : (many ? "sell" : "sells"));
    words.addAll(List.of("the", object, "<sep>"));
    return words.stream().mapToInt(VOCABULARY::indexOf).toArray();
  }

  private static void sometimes(List<String> words, List<String> adjectives, Draw draw) {
    if (draw.flip()) {
      words.add(any(adjectives, draw));
    }
  }

  private static <T> T any(List<T> choices, Draw draw) {
    return choices.get(draw.integer(0, choices.size() - 1));
  }

  /** 0 up to the first {@code <sep>}, 1 after it. */
  static int[] segments(int[] pair) {
    int[] segments = new int[pair.length];
    int first = 0;
    while (pair[first] != SEP) {
      first++;
    }
    Arrays.fill(segments, first + 1, pair.length, 1);
    return segments;
  }
}
