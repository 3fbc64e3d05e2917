package dev.touchstone.training.language;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The characters that occur at least twice, in ascending order; all others are one unknown. */
final class Vocabulary {

  static final int PADDING = 0;

  /** Stands before and after a text. */
  static final int MARK = 1;

  static final int UNKNOWN = 2;

  /** The id of the first character that is known. */
  static final int FIRST = 3;

  private final Map<Integer, Integer> ids = new HashMap<>();
  private final Set<Integer> letters = new HashSet<>();

  private Vocabulary() {}

  static Vocabulary of(List<String> texts) {
    Map<Integer, Long> counts =
        texts.stream()
            .flatMapToInt(String::chars)
            .boxed()
            .collect(groupingBy(character -> character, TreeMap::new, counting()));
    Vocabulary vocabulary = new Vocabulary();
    counts.forEach(
        (character, count) -> {
          if (count > 1) {
            vocabulary.add(character);
          }
        });
    return vocabulary;
  }

  private void add(int character) {
    int id = size();
    ids.put(character, id);
    if (Character.isLetter(character)) {
      letters.add(id);
    }
  }

  int size() {
    return FIRST + ids.size();
  }

  /** The characters in the order of their ids, which begin at {@link #FIRST}. */
  List<String> characters() {
    return ids.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(entry -> Character.toString(entry.getKey()))
        .toList();
  }

  int id(int character) {
    return ids.getOrDefault(character, UNKNOWN);
  }

  /** Whether it is a character that is neither unknown nor punctuation. */
  boolean isLetter(int id) {
    return letters.contains(id);
  }

  /** A text's ids between two marks. */
  int[] encode(String text) {
    return Stream.of(IntStream.of(MARK), text.chars().map(this::id), IntStream.of(MARK))
        .flatMapToInt(part -> part)
        .toArray();
  }
}
