package dev.touchstone.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs of n tokens, and how often each occurs. */
final class Ngrams {

  private Ngrams() {}

  static Map<List<String>, Integer> count(List<String> tokens, int n) {
    Map<List<String>, Integer> counts = new HashMap<>();
    for (int from = 0; from + n <= tokens.size(); from++) {
      counts.merge(tokens.subList(from, from + n), 1, Integer::sum);
    }
    return counts;
  }

  /** How many of one are also in the other, each as often as there. */
  static int common(Map<List<String>, Integer> one, Map<List<String>, Integer> other) {
    return one.entrySet().stream()
        .mapToInt(each -> Math.min(each.getValue(), other.getOrDefault(each.getKey(), 0)))
        .sum();
  }

  /** The longest subsequence of both. */
  static int longestCommon(List<String> one, List<String> other) {
    int[] row = new int[other.size() + 1];
    for (String token : one) {
      int diagonal = 0;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        row[j] = token.equals(other.get(j - 1)) ? diagonal + 1 : Math.max(above, row[j - 1]);
        diagonal = above;
      }
    }
    return row[other.size()];
  }
}
