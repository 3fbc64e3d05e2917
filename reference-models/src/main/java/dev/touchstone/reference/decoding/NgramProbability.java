package dev.touchstone.reference.decoding;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import java.util.Arrays;
import java.util.List;

/**
 * p = Π_t c(x_{t−n+1}, …, x_t) / c(x_{t−n+1}, …, x_{t−1}), where c counts in the corpus (L,) and
 * the first words of seq (m,) have shorter histories; the empty history counts L, a sequence never
 * seen 0. A number.
 *
 * <p>Source: d2l 9.3 language models; nndl 15.2 n-gram models.
 */
final class NgramProbability {

  private NgramProbability() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DECODING, "ngram_probability", 1)
        .function("ngram_prob")
        .parameter("corpus", integers("L"))
        .parameter("seq", integers("m"))
        .parameter("n", integers())
        .requires("corpus", "it is empty", in -> in.tensor("corpus").size() > 0)
        .requires("n", "it must be at least 1", in -> in.integer("n") >= 1)
        .returns(floats())
        .tolerance(new Tolerance(1e-6, 1e-12))
        .cases(NgramProbability::cases)
        .reference(NgramProbability::reference)
        .misconceptions(
            "joint_not_conditional",
            "laplace",
            "number_of_pairs",
            "unigram_only",
            "order_off_by_one",
            "log_prob")
        .framework(Framework.NUMPY)
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int[] corpus = corpus(draw, 24, 30);
    int[] atEnd = corpus(draw, 20, 24);
    int end = atEnd.length - 1;
    int[] small = corpus(draw, 16, 20);
    return List.of(
        Case.example(
            "example",
            "corpus",
            Tensor.integers(1, 2, 1, 3, 1, 2),
            "seq",
            Tensor.integers(1, 2),
            "n",
            2),
        of("unigram", small, slice(small, draw.integer(0, 6), 3), 1),
        of("bigram", corpus, slice(corpus, draw.integer(0, 8), 4), 2),
        of("trigram", corpus, slice(corpus, draw.integer(9, 16), 5), 3),
        // The last token is made the history of a word that followed it earlier.
        of("corpus_end", atEnd, new int[] {atEnd[end], follower(atEnd)}, 2),
        of("unseen", small, new int[] {small[3], 7, small[4]}, 2));
  }

  private static Case of(String name, int[] corpus, int[] seq, int n) {
    return Case.of(name, "corpus", Tensor.integers(corpus), "seq", Tensor.integers(seq), "n", n);
  }

  /**
   * Few different tokens, so that histories come again; all of them at the start, then at random.
   */
  private static int[] corpus(Draw draw, int shortest, int longest) {
    int length = draw.integer(shortest, longest);
    int[] tokens = new int[length];
    for (int i = 0; i < length; i++) {
      tokens[i] = i < 4 ? i : draw.integer(0, 3);
    }
    tokens[length - 1] = draw.integer(0, 2);
    return tokens;
  }

  private static int[] slice(int[] tokens, int from, int length) {
    return Arrays.copyOfRange(tokens, from, from + length);
  }

  /** What stands behind the first occurrence of the corpus's last token. */
  private static int follower(int[] corpus) {
    int first = 0;
    while (corpus[first] != corpus[corpus.length - 1]) {
      first++;
    }
    return corpus[first + 1];
  }

  private static double reference(Inputs in, Slips slips) {
    int[] corpus = in.ints("corpus");
    int[] seq = in.ints("seq");
    int order = in.integer("n");
    if (slips.has("unigram_only")) {
      order = 1;
    } else if (slips.has("order_off_by_one")) {
      order++;
    }
    double p = 1;
    for (int t = 0; t < seq.length; t++) {
      int from = Math.max(0, t - order + 1);
      p *= conditional(corpus, Arrays.copyOfRange(seq, from, t + 1), slips);
    }
    return slips.has("log_prob") ? Math.log(p) : p;
  }

  /** The last token's probability given those before it. */
  private static double conditional(int[] corpus, int[] gram, Slips slips) {
    double joint = count(corpus, gram);
    double history = count(corpus, Arrays.copyOf(gram, gram.length - 1));
    if (slips.has("laplace")) {
      return (joint + 1) / (history + Arrays.stream(corpus).distinct().count());
    }
    if (joint == 0) {
      return 0;
    }
    if (slips.has("joint_not_conditional")) {
      return joint / corpus.length;
    }
    return slips.has("number_of_pairs")
        ? joint / (corpus.length - gram.length + 1)
        : joint / history;
  }

  private static int count(int[] corpus, int[] gram) {
    if (gram.length == 0) {
      return corpus.length;
    }
    int found = 0;
    for (int i = 0; i + gram.length <= corpus.length; i++) {
      if (Arrays.equals(corpus, i, i + gram.length, gram, 0, gram.length)) {
        found++;
      }
    }
    return found;
  }
}
