package dev.touchstone.server.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Why lines that look different are found to be alike.
 *
 * @param renamed what is called otherwise on the other side, a few of them
 */
record Likeness(Kind kind, List<String> renamed) {

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Pattern COMMENT = Pattern.compile("#.*");
  private static final int MOST_NAMES = 4;

  /** From the plainest to the least. */
  enum Kind {
    /** Letter by letter, but for blanks and comments. */
    SAME,
    /** The same words; numbers, texts or layout differ. */
    SAME_WORDS,
    /** The same but for names. */
    RENAMED,
    /** The same steps in the same order. */
    SAME_STEPS
  }

  static Likeness of(List<String> a, List<String> b) {
    String one = code(a);
    String other = code(b);
    if (one.replaceAll("\\s+", "").equals(other.replaceAll("\\s+", ""))) {
      return new Likeness(Kind.SAME, List.of());
    }
    List<String> words = words(one);
    List<String> others = words(other);
    if (words.equals(others)) {
      return new Likeness(Kind.SAME_WORDS, List.of());
    }
    return words.size() == others.size()
        ? new Likeness(Kind.RENAMED, renamed(words, others))
        : new Likeness(Kind.SAME_STEPS, List.of());
  }

  Likeness hiding(UnaryOperator<String> names) {
    return new Likeness(kind, renamed.stream().map(names).toList());
  }

  private static String code(List<String> lines) {
    return COMMENT.matcher(String.join("\n", lines)).replaceAll("");
  }

  private static List<String> words(String code) {
    return WORD.matcher(code).results().map(word -> word.group()).toList();
  }

  private static List<String> renamed(List<String> a, List<String> b) {
    List<String> renamed = new ArrayList<>();
    for (int i = 0; i < a.size() && renamed.size() < MOST_NAMES; i++) {
      String pair = a.get(i) + " → " + b.get(i);
      if (!a.get(i).equals(b.get(i)) && !renamed.contains(pair)) {
        renamed.add(pair);
      }
    }
    return renamed;
  }
}
