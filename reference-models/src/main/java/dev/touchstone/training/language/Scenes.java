package dev.touchstone.training.language;

import dev.touchstone.reference.Draw;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sentences of a grammar whose words fall into classes: what stands in a place of a sentence
 * decides the class of the word there, and nothing else does. Two words of a class so have the same
 * neighbours in the long run, and never each other.
 */
final class Scenes {

  /** How many words each class has. */
  static final int WORDS = 8;

  private static final int PEOPLE = 0;
  private static final int ANIMALS = 1;
  private static final int FOOD = 2;
  private static final int PLACES = 3;
  private static final int COLOURS = 4;
  private static final int EATING = 5;
  private static final int GOING = 6;
  private static final int TIMES = 7;

  /** How many classes there are. */
  static final int CLASSES = 8;

  static final int VOCABULARY = CLASSES * WORDS;

  private static final List<List<Integer>> SENTENCES =
      List.of(
          List.of(PEOPLE, EATING, FOOD, TIMES),
          List.of(COLOURS, ANIMALS, EATING, FOOD),
          List.of(PEOPLE, GOING, PLACES, TIMES),
          List.of(TIMES, COLOURS, ANIMALS, GOING, PLACES),
          List.of(PLACES, COLOURS, FOOD, PEOPLE));

  private Scenes() {}

  static List<int[]> write(Draw draw, int sentences) {
    return Stream.generate(() -> sentence(draw)).limit(sentences).toList();
  }

  private static int[] sentence(Draw draw) {
    List<Integer> classes = SENTENCES.get(draw.integer(0, SENTENCES.size() - 1));
    return classes.stream().mapToInt(c -> c * WORDS + rank(draw)).toArray();
  }

  /**
   * Some words are rarer than others: in each class the last a fifteenth as likely as the first.
   */
  private static int rank(Draw draw) {
    return Math.min(draw.integer(0, WORDS - 1), draw.integer(0, WORDS - 1));
  }

  static int classOf(int word) {
    return word / WORDS;
  }

  static IntStream words() {
    return IntStream.range(0, VOCABULARY);
  }
}
