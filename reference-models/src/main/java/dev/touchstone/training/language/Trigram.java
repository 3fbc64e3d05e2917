package dev.touchstone.training.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The language model to beat: p(w | u v) = λ₀ / V + λ₁ n(w) / n + λ₂ n(v w) / n(v) + λ₃ n(u v w) /
 * n(u v). After a context that was never seen, the next shorter one speaks in its place.
 *
 * <p>The λ are those that make the validation texts likeliest, by EM. Source: Jelinek and Mercer
 * 1980; the lecture counts without smoothing.
 */
final class Trigram {

  private static final int ORDER = 3;
  private static final int ROUNDS = 100;

  private final int vocabulary;
  private final Map<List<Integer>, Integer> counts = new HashMap<>();
  private final Map<List<Integer>, Integer> contexts = new HashMap<>();
  private double[] weights = new double[ORDER + 1];

  /**
   * Counts in the training texts and weighs on the others.
   *
   * @param vocabulary V, how many tokens there are to choose from
   */
  Trigram(int vocabulary, List<int[]> train, List<int[]> validation) {
    this.vocabulary = vocabulary;
    train.forEach(this::count);
    Arrays.fill(weights, 1.0 / weights.length);
    List<double[]> opinions = opinions(validation);
    for (int round = 0; round < ROUNDS; round++) {
      weights = reweighed(opinions);
    }
  }

  private void count(int[] text) {
    for (int i = 1; i < text.length; i++) {
      for (int order = 1; order <= ORDER; order++) {
        List<Integer> gram = gram(text, i, order);
        counts.merge(gram, 1, Integer::sum);
        contexts.merge(gram.subList(0, order - 1), 1, Integer::sum);
      }
    }
  }

  /** The last tokens up to place i; before a text there are marks. */
  private static List<Integer> gram(int[] text, int i, int order) {
    return IntStream.rangeClosed(i - order + 1, i)
        .mapToObj(place -> place < 0 ? Vocabulary.MARK : text[place])
        .toList();
  }

  private List<double[]> opinions(List<int[]> texts) {
    return texts.stream()
        .flatMap(text -> IntStream.range(1, text.length).mapToObj(i -> opinions(text, i)))
        .toList();
  }

  /** How likely each order finds the token at place i. */
  private double[] opinions(int[] text, int i) {
    double[] opinions = new double[ORDER + 1];
    opinions[0] = 1.0 / vocabulary;
    for (int order = 1; order <= ORDER; order++) {
      List<Integer> gram = gram(text, i, order);
      int seen = contexts.getOrDefault(gram.subList(0, order - 1), 0);
      opinions[order] =
          seen == 0 ? opinions[order - 1] : counts.getOrDefault(gram, 0) / (double) seen;
    }
    return opinions;
  }

  /** Each order gets the share of the texts that it explains. */
  private double[] reweighed(List<double[]> opinions) {
    double[] shares = new double[weights.length];
    for (double[] opinion : opinions) {
      double all = mixed(opinion);
      for (int order = 0; order <= ORDER; order++) {
        shares[order] += weights[order] * opinion[order] / all / opinions.size();
      }
    }
    return shares;
  }

  private double mixed(double[] opinion) {
    return IntStream.rangeClosed(0, ORDER).mapToDouble(o -> weights[o] * opinion[o]).sum();
  }

  /** How likely it finds the token at place i. */
  double likelihood(int[] text, int i) {
    return mixed(opinions(text, i));
  }

  /** e to the mean of −log p over all tokens. */
  double perplexity(List<int[]> texts) {
    double mean =
        opinions(texts).stream().mapToDouble(o -> -Math.log(mixed(o))).average().orElseThrow();
    return Math.exp(mean);
  }
}
