package dev.touchstone.reference.decoding;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.texts;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tolerance;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * exact = share of predictions that are the reversed input; char = right characters / characters of
 * all inputs, where a character is right that stands at its place. For N inputs and N predictions;
 * two numbers.
 *
 * <p>Source: the string reversal exercise of Neural Networks and Deep Learning, sequence to
 * sequence. A prediction that is too short lacks characters; what it has too many counts nowhere.
 */
final class StringReversalAccuracy {

  private static final String LETTERS = "abcde";

  private StringReversalAccuracy() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DECODING, "string_reversal_accuracy", 1)
        .function("reversal_score")
        .parameter("inputs", texts("N"))
        .parameter("preds", texts("N"))
        .requires("inputs", "it is empty", in -> !in.texts("inputs").isEmpty())
        .requires(
            "inputs",
            "it holds an empty string",
            in -> in.texts("inputs").stream().noneMatch(String::isEmpty))
        .returnsDict("exact", floats(), "char", floats())
        .tolerance(new Tolerance(1e-6, 1e-9))
        .cases(StringReversalAccuracy::cases)
        .reference(StringReversalAccuracy::reference)
        .misconceptions("not_reversed", "by_pred_length", "bag_of_chars", "mean_of_means")
        .framework(Framework.NUMPY)
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "inputs",
            new String[] {"hello", "level", "abc"},
            "preds",
            new String[] {"olleh", "level", "cb"}),
        predicted(draw, "one_wrong_character", word -> reversed("x" + word.substring(1))),
        predicted(draw, "too_short", word -> reversed(word.substring(draw.integer(1, 2)))),
        predicted(draw, "too_long", word -> reversed(word) + word.charAt(0)),
        predicted(draw, "shifted", word -> word.charAt(0) + reversed(word.substring(1))),
        predicted(draw, "copied", word -> draw.flip() ? word : reversed(word)),
        palindromes(draw));
  }

  /** Random words of different lengths: the first is predicted right, the last not at all. */
  private static Case predicted(Draw draw, String name, UnaryOperator<String> wrong) {
    int n = draw.integer(5, 7);
    List<String> words = IntStream.range(0, n).mapToObj(i -> word(draw, 3 + i)).toList();
    List<String> preds =
        IntStream.range(0, n)
            .mapToObj(i -> i == 0 ? reversed(words.get(i)) : wrong.apply(words.get(i)))
            .toList();
    return Case.of(
        name,
        "inputs",
        words.toArray(String[]::new),
        "preds",
        IntStream.range(0, n).mapToObj(i -> i == n - 1 ? "" : preds.get(i)).toArray(String[]::new));
  }

  /** A copy of the input is right here. */
  private static Case palindromes(Draw draw) {
    String[] words = new String[4];
    for (int i = 0; i < words.length; i++) {
      String half = word(draw, 2 + i);
      words[i] = half + reversed(half);
    }
    return Case.of("palindromes", "inputs", words, "preds", words);
  }

  private static String word(Draw draw, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(LETTERS.charAt(draw.integer(0, LETTERS.length() - 1)));
    }
    return word.toString();
  }

  private static String reversed(String word) {
    return new StringBuilder(word).reverse().toString();
  }

  private static Map<String, Double> reference(Inputs in, Slips slips) {
    List<String> inputs = in.texts("inputs");
    List<String> preds = in.texts("preds");
    double exact = 0;
    double right = 0;
    double total = 0;
    double shares = 0;
    for (int i = 0; i < inputs.size(); i++) {
      String target = slips.has("not_reversed") ? inputs.get(i) : reversed(inputs.get(i));
      String pred = preds.get(i);
      int length = slips.has("by_pred_length") ? pred.length() : target.length();
      int matches = slips.has("bag_of_chars") ? common(target, pred) : inPlace(target, pred);
      exact += target.equals(pred) ? 1 : 0;
      right += matches;
      total += length;
      shares += (double) matches / length;
    }
    double chars = slips.has("mean_of_means") ? shares / inputs.size() : right / total;
    return Map.of("exact", exact / inputs.size(), "char", chars);
  }

  private static int inPlace(String target, String pred) {
    return (int)
        IntStream.range(0, Math.min(target.length(), pred.length()))
            .filter(i -> target.charAt(i) == pred.charAt(i))
            .count();
  }

  private static int common(String target, String pred) {
    return target
        .chars()
        .distinct()
        .map(c -> (int) Math.min(count(target, c), count(pred, c)))
        .sum();
  }

  private static long count(String word, int character) {
    return word.chars().filter(c -> c == character).count();
  }
}
