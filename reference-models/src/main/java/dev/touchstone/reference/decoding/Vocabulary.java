package dev.touchstone.reference.decoding;

import static dev.touchstone.reference.ArrayType.integers;
import static dev.touchstone.reference.ArrayType.texts;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tolerance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Index 0 is &lt;unk&gt;; the tokens that occur at least min_freq times follow by descending
 * frequency, equals in the order of their characters' code points. For tokens (n,) and query (m,):
 * the queries' indices (m,).
 *
 * <p>Source: d2l 9.2 vocabulary, with a rule for ties added.
 */
final class Vocabulary {

  private static final String UNKNOWN = "<unk>";

  private static final List<String> WORDS =
      List.of(
          "apple", "bird", "cloud", "dance", "earth", "fire", "green", "house", "island", "juice",
          "king", "lamp");

  private Vocabulary() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DECODING, "vocabulary", 1)
        .function("build_vocab")
        .parameter("tokens", texts("n"))
        .parameter("min_freq", integers())
        .parameter("query", texts("m"))
        .requires("tokens", "it holds <unk>", in -> !in.texts("tokens").contains(UNKNOWN))
        .returns(integers("m"))
        .tolerance(Tolerance.EXACT)
        .cases(Vocabulary::cases)
        .reference(Vocabulary::reference)
        .misconceptions(
            "first_seen", "ties_first_seen", "strict_min", "ascending", "unk_last", "no_min")
        .framework(Framework.NUMPY)
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "tokens",
            "on the mat the cat sat the cat".split(" "),
            "min_freq",
            1,
            "query",
            new String[] {"the", "mat", "dog", "sat"}),
        text(draw, "ties", 2, 5, 3, 3, 2, 2, 2, 1, 1),
        text(draw, "rare", 3, 6, 5, 3, 3, 2, 2, 1),
        text(draw, "all_equal", 2, 2, 2, 2, 2, 2),
        text(draw, "none_left", 4, 3, 2, 2, 1));
  }

  /** A shuffled text of random words with these frequencies; every known word is asked for. */
  private static Case text(Draw draw, String name, int minFreq, int... frequencies) {
    int[] words = draw.permutation(WORDS.size());
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < frequencies.length; i++) {
      for (int k = 0; k < frequencies[i]; k++) {
        tokens.add(WORDS.get(words[i]));
      }
    }
    return Case.of(
        name,
        "tokens",
        shuffled(tokens, draw),
        "min_freq",
        minFreq,
        "query",
        shuffled(WORDS, draw));
  }

  private static String[] shuffled(List<String> words, Draw draw) {
    int[] order = draw.permutation(words.size());
    String[] shuffled = new String[order.length];
    for (int i = 0; i < order.length; i++) {
      shuffled[i] = words.get(order[i]);
    }
    return shuffled;
  }

  private static int[] reference(Inputs in, Slips slips) {
    Map<String, Integer> count = new LinkedHashMap<>();
    in.texts("tokens").forEach(token -> count.merge(token, 1, Integer::sum));
    int least = slips.has("strict_min") ? in.integer("min_freq") + 1 : in.integer("min_freq");
    List<String> known =
        new ArrayList<>(
            count.keySet().stream()
                .filter(token -> slips.has("no_min") || count.getOrDefault(token, 0) >= least)
                .sorted(order(count, slips))
                .toList());
    known.add(slips.has("unk_last") ? known.size() : 0, UNKNOWN);
    int unknown = known.indexOf(UNKNOWN);
    return in.texts("query").stream()
        .mapToInt(token -> known.contains(token) ? known.indexOf(token) : unknown)
        .toArray();
  }

  /** The sort is stable: tokens that compare as equal stay in the order of the text. */
  private static Comparator<String> order(Map<String, Integer> count, Slips slips) {
    Comparator<String> frequency = Comparator.comparing(token -> count.getOrDefault(token, 0));
    if (slips.has("first_seen")) {
      return (one, other) -> 0;
    }
    if (slips.has("ties_first_seen")) {
      return frequency.reversed();
    }
    return (slips.has("ascending") ? frequency : frequency.reversed())
        .thenComparing(Comparator.naturalOrder());
  }
}
