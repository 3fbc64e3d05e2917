package dev.touchstone.training.language;

import dev.touchstone.reference.Draw;
import dev.touchstone.training.Descent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Strings, each with what a rule makes of it: written backwards, every letter exchanged for another
 * by a table that only the pairs tell.
 *
 * @param learned pairs to learn from
 * @param asked pairs with strings that are not among those
 */
public record Strings(Map<String, String> learned, Map<String, String> asked) {

  private static final long SEED = 20;
  private static final int LETTERS = 12;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 6;
  private static final int STEPS = 600;
  private static final int BATCH = 64;
  private static final double RATE = 5e-3;

  public static Strings draw(int learned, int asked) {
    Draw draw = new Draw(SEED);
    int[] table = draw.permutation(LETTERS);
    Map<String, String> pairs = new LinkedHashMap<>();
    while (pairs.size() < learned + asked) {
      int[] letters =
          IntStream.range(0, draw.integer(SHORTEST, LONGEST))
              .map(i -> draw.integer(0, LETTERS - 1))
              .toArray();
      int last = letters.length - 1;
      pairs.put(
          text(letters),
          text(IntStream.rangeClosed(0, last).map(i -> table[letters[last - i]]).toArray()));
    }
    return new Strings(part(pairs, 0, learned), part(pairs, learned, learned + asked));
  }

  private static String text(int[] letters) {
    return Arrays.stream(letters)
        .mapToObj(letter -> Character.toString('a' + letter))
        .collect(Collectors.joining());
  }

  /** Some of the pairs, in their order. */
  public static Map<String, String> part(Map<String, String> pairs, int from, int to) {
    Map<String, String> part = new LinkedHashMap<>();
    pairs.entrySet().stream()
        .skip(from)
        .limit(to - from)
        .forEach(pair -> part.put(pair.getKey(), pair.getValue()));
    return part;
  }

  /** The share of the asked strings that the network of {@code string-reversal} writes right. */
  public double shareOfNetwork(long seed, Consumer<String> progress) {
    Draw draw = new Draw(seed);
    List<Reversal> pairs = pairs(learned);
    try (Descent descent = StringReversal.descent(draw)) {
      for (int step = 0; step < STEPS; step++) {
        descent.rate(RATE * (1 - (double) step / STEPS));
        List<Reversal> batch =
            IntStream.range(0, BATCH)
                .mapToObj(i -> pairs.get(draw.integer(0, pairs.size() - 1)))
                .toList();
        float loss = StringReversal.step(descent, batch);
        if (step % BATCH == 0) {
          progress.accept("step %d: loss %.3f".formatted(step, loss));
        }
      }
      return StringReversal.exact(descent, pairs(asked));
    }
  }

  private static List<Reversal> pairs(Map<String, String> texts) {
    return texts.entrySet().stream()
        .map(pair -> Reversal.of(pair.getKey(), pair.getValue()))
        .toList();
  }
}
