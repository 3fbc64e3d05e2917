package dev.touchstone.reference.decoding;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.indices;
import static dev.touchstone.reference.ArrayType.integers;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Greedy decoding takes the likeliest token of every step; exhaustive search finds the likeliest
 * sequence. For logp (T, V+1, V), a {@link TokenTable}, and the end token eos: seq (L,) with its
 * probability Π p. A sequence ends with eos, which belongs to it, or after T tokens.
 *
 * <p>Source: d2l 10.8, whose two tables the example is made of. Their probabilities of eos at the
 * first steps are lowered: with them, eos alone (0.1) would be likelier than either path.
 */
final class GreedySearch {

  /** What exhaustive search may look at. */
  private static final int MOST_SEQUENCES = 100_000;

  private static final int NEVER = -1;

  private GreedySearch() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DECODING, "greedy_search", 1)
        .function("greedy_decode")
        .parameter("logp", floats("T", "V+1", "V"))
        .parameter("eos", indices("V"))
        .requires("logp", "its shape must be (T, V+1, V) and not empty", TokenTable::fits)
        .requires("logp", "it allows more than 100000 sequences", GreedySearch::isSmall)
        .returnsDict("seq", integers("L"), "prob", floats())
        .alsoFunction("exhaustive_decode", "logp", "eos")
        .returnsDict("seq", integers("M"), "prob", floats())
        .cases(GreedySearch::cases)
        .reference(GreedySearch::reference)
        .misconceptions(
            "ignores_eos",
            "no_conditioning",
            "sum_of_probs",
            "eos_dropped",
            "exhaustive",
            "log_prob")
        .build();
  }

  private static boolean isSmall(Inputs in) {
    List<Integer> shape = in.tensor("logp").shape();
    return Math.pow(shape.get(2), shape.get(0)) <= MOST_SEQUENCES;
  }

  private static List<Case> cases(Draw draw) {
    int tokens = draw.integer(3, 5);
    return List.of(
        Case.example("example", "logp", book().logp(), "eos", 3),
        trap(draw),
        endsEarly(draw),
        Case.of(
            "unfinished", "logp", TokenTable.random(draw, 3, 4).withAll(2, 0.01).logp(), "eos", 2),
        Case.of("one_step", "logp", TokenTable.random(draw, 1, tokens).logp(), "eos", 0),
        Case.of("long", "logp", TokenTable.random(draw, 5, 5).logp(), "eos", draw.integer(0, 4)));
  }

  /** A, B, C, end: greedy 0.5 · 0.4 · 0.4 · 0.6 = 0.048, best 0.5 · 0.3 · 0.6 · 0.6 = 0.054. */
  static TokenTable book() {
    return TokenTable.everywhere(4, 0.4, 0.3, 0.2, 0.1)
        .withRow(0, 4, 0.5, 0.2, 0.27, 0.03)
        .withRow(1, 0, 0.25, 0.4, 0.3, 0.05)
        .withRow(2, 1, 0.2, 0.2, 0.4, 0.2)
        .withRow(2, 2, 0.1, 0.6, 0.2, 0.1)
        .withRow(3, 1, 0.1, 0.2, 0.1, 0.6)
        .withRow(3, 2, 0.05, 0.15, 0.2, 0.6);
  }

  /** The likeliest first token leads nowhere; the second one goes on with near certainty. */
  private static Case trap(Draw draw) {
    int tokens = draw.integer(3, 5);
    int[] order = draw.permutation(tokens);
    return Case.of("trap", "logp", trap(draw, order).logp(), "eos", order[0]);
  }

  static TokenTable trap(Draw draw, int[] order) {
    int eos = order[0];
    int first = order[1];
    int second = order[2];
    TokenTable table = TokenTable.random(draw, draw.integer(3, 4), order.length);
    return table
        .with(0, table.start(), second, 0.85)
        .with(0, table.start(), first, 0.5)
        .with(1, first, first, 0.6)
        .with(2, first, eos, 0.5)
        .with(1, second, second, 0.9)
        .with(2, second, eos, 0.9);
  }

  private static Case endsEarly(Draw draw) {
    int[] order = draw.permutation(draw.integer(3, 5));
    TokenTable table = TokenTable.random(draw, 4, order.length);
    return Case.of(
        "ends_early",
        "logp",
        table.with(0, table.start(), order[1], 0.7).with(1, order[1], order[0], 0.8).logp(),
        "eos",
        order[0]);
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    TokenTable table = new TokenTable(in.tensor("logp"));
    int eos = in.integer("eos");
    int end = slips.has("ignores_eos") ? NEVER : eos;
    List<Integer> best = best(table, end, new ArrayList<>(), slips);
    List<Integer> greedy = slips.has("exhaustive") ? best : greedy(table, end, slips);
    if (slips.has("eos_dropped")) {
      best = without(eos, best);
      greedy = without(eos, greedy);
    }
    return Map.of(
        "seq", ids(greedy),
        "prob", probability(table, greedy, slips),
        "exhaustive_decode.seq", ids(best),
        "exhaustive_decode.prob", probability(table, best, slips));
  }

  private static List<Integer> greedy(TokenTable table, int end, Slips slips) {
    List<Integer> seq = new ArrayList<>();
    while (!isComplete(seq, table, end)) {
      int previous = previous(seq, seq.size(), table, slips);
      int likeliest = 0;
      for (int next = 1; next < table.tokens(); next++) {
        if (table.logp(seq.size(), previous, next) > table.logp(seq.size(), previous, likeliest)) {
          likeliest = next;
        }
      }
      seq.add(likeliest);
    }
    return seq;
  }

  /** The best of all complete sequences that start with these tokens. */
  private static List<Integer> best(TokenTable table, int end, List<Integer> seq, Slips slips) {
    if (isComplete(seq, table, end)) {
      return seq;
    }
    List<Integer> best = List.of();
    for (int next = 0; next < table.tokens(); next++) {
      List<Integer> longer = new ArrayList<>(seq);
      longer.add(next);
      List<Integer> found = best(table, end, longer, slips);
      if (best.isEmpty() || score(table, found, slips) > score(table, best, slips)) {
        best = found;
      }
    }
    return best;
  }

  private static boolean isComplete(List<Integer> seq, TokenTable table, int end) {
    return seq.size() == table.steps() || !seq.isEmpty() && seq.getLast() == end;
  }

  private static int previous(List<Integer> seq, int step, TokenTable table, Slips slips) {
    return step == 0 || slips.has("no_conditioning") ? table.start() : seq.get(step - 1);
  }

  private static double probability(TokenTable table, List<Integer> seq, Slips slips) {
    double score = score(table, seq, slips);
    return slips.any("log_prob", "sum_of_probs") ? score : Math.exp(score);
  }

  /** log Π p. */
  private static double score(TokenTable table, List<Integer> seq, Slips slips) {
    double score = 0;
    for (int step = 0; step < seq.size(); step++) {
      double logp = table.logp(step, previous(seq, step, table, slips), seq.get(step));
      score += slips.has("sum_of_probs") ? Math.exp(logp) : logp;
    }
    return score;
  }

  private static List<Integer> without(int eos, List<Integer> seq) {
    return seq.getLast() == eos ? seq.subList(0, seq.size() - 1) : seq;
  }

  private static int[] ids(List<Integer> seq) {
    return seq.stream().mapToInt(Integer::intValue).toArray();
  }
}
