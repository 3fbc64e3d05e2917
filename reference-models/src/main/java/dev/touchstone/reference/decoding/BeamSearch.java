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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Every step keeps the k likeliest of all continuations; one that ends with eos leaves the beam.
 * Those and the survivors of T steps are compared by Σ log p / L^α, L counting eos. For logp (T,
 * V+1, V), a {@link TokenTable}: the best seq (L,) and its score.
 *
 * <p>Source: d2l 10.8. Among equals the lexicographically smaller sequence goes first.
 */
final class BeamSearch {

  private static final int NEVER = -1;

  /** A sequence with Σ log p. */
  private record Hypothesis(List<Integer> seq, double logp) {

    Hypothesis followedBy(int next, double nextLogp) {
      return new Hypothesis(Stream.concat(seq.stream(), Stream.of(next)).toList(), logp + nextLogp);
    }

    int[] ids() {
      return seq.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private BeamSearch() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DECODING, "beam_search", 1)
        .parameter("logp", floats("T", "V+1", "V"))
        .parameter("k", integers())
        .parameter("eos", indices("V"))
        .parameter("alpha", floats(), 0.75)
        .requires("logp", "its shape must be (T, V+1, V) and not empty", TokenTable::fits)
        .requires("k", "it must be at least 1", in -> in.integer("k") >= 1)
        .returnsDict("seq", integers("L"), "score", floats())
        .cases(BeamSearch::cases)
        .reference(BeamSearch::reference)
        .misconceptions(
            "no_length_norm",
            "alpha_one",
            "multiplied",
            "best_per_beam",
            "stop_at_first",
            "ignores_eos",
            "greedy")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int tokens = draw.integer(4, 6);
    int[] order = draw.permutation(draw.integer(3, 5));
    TokenTable unfinished = TokenTable.random(draw, draw.integer(3, 5), tokens).withAll(1, 0.01);
    return List.of(
        Case.example(
            "example", "logp", GreedySearch.book().logp(), "k", 2, "eos", 3, "alpha", 0.75),
        searched(draw, "second_start", GreedySearch.trap(draw, order), 2, order[0]),
        longWins(draw, draw.permutation(draw.integer(3, 5))),
        shortWins(draw, draw.permutation(draw.integer(3, 5))),
        searched(draw, "one_beam", TokenTable.random(draw, 4, tokens), 1, draw.integer(0, 3)),
        searched(draw, "unfinished", unfinished, 3, 1),
        searched(draw, "ties", tied(draw), 2, 3));
  }

  private static Case searched(Draw draw, String name, TokenTable table, int k, int eos) {
    return Case.of(name, "logp", table.logp(), "k", k, "eos", eos, "alpha", draw.number(0.6, 0.9));
  }

  /** The short sequence is likelier (0.4 to about 0.34), the long one better for its length. */
  private static Case longWins(Draw draw, int[] order) {
    int eos = order[0];
    int brief = order[1];
    int lasting = order[2];
    TokenTable table = TokenTable.random(draw, draw.integer(4, 5), order.length);
    table =
        table
            .with(0, table.start(), lasting, 0.85)
            .with(0, table.start(), brief, 0.5)
            .with(1, brief, eos, 0.8);
    for (int step = 1; step < table.steps(); step++) {
      table = table.with(step, lasting, step == table.steps() - 1 ? eos : lasting, 0.9);
    }
    return searched(draw, "long_wins", table, 2, eos);
  }

  private static Case shortWins(Draw draw, int[] order) {
    TokenTable table = TokenTable.random(draw, 4, order.length);
    table = table.with(0, table.start(), order[1], 0.7).with(1, order[1], order[0], 0.8);
    return searched(draw, "short_wins", table, 3, order[0]);
  }

  /** Three equal starts for two places; the one that has to go would have been the best. */
  private static TokenTable tied(Draw draw) {
    TokenTable table = TokenTable.random(draw, 3, 4);
    return table
        .withRow(0, table.start(), 0.3, 0.3, 0.3, 0.1)
        .with(1, 2, 2, 0.95)
        .with(2, 2, 3, 0.95);
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    TokenTable table = new TokenTable(in.tensor("logp"));
    int end = slips.has("ignores_eos") ? NEVER : in.integer("eos");
    int k = slips.has("greedy") ? 1 : in.integer("k");
    List<Hypothesis> finished = new ArrayList<>();
    List<Hypothesis> beam = List.of(new Hypothesis(List.of(), 0));
    for (int step = 0; step < table.steps() && !beam.isEmpty(); step++) {
      List<Hypothesis> kept = continued(beam, table, step, k, slips);
      finished.addAll(kept.stream().filter(h -> h.seq().getLast() == end).toList());
      beam = kept.stream().filter(h -> h.seq().getLast() != end).toList();
      if (slips.has("stop_at_first") && !finished.isEmpty()) {
        beam = List.of();
      }
    }
    finished.addAll(beam);
    double alpha = in.number("alpha");
    ToDoubleFunction<Hypothesis> score = h -> score(h, alpha, slips);
    Hypothesis best = finished.stream().min(bestFirst(score)).orElseThrow();
    return Map.of("seq", best.ids(), "score", score.applyAsDouble(best));
  }

  private static List<Hypothesis> continued(
      List<Hypothesis> beam, TokenTable table, int step, int k, Slips slips) {
    List<Hypothesis> candidates = new ArrayList<>();
    for (Hypothesis hypothesis : beam) {
      int previous = step == 0 ? table.start() : hypothesis.seq().getLast();
      List<Hypothesis> children = new ArrayList<>();
      for (int next = 0; next < table.tokens(); next++) {
        children.add(hypothesis.followedBy(next, table.logp(step, previous, next)));
      }
      // The start alone has to fill the beam, in the slip as well.
      boolean onlyBest = slips.has("best_per_beam") && step > 0;
      candidates.addAll(onlyBest ? best(children, 1) : children);
    }
    return best(candidates, k);
  }

  private static List<Hypothesis> best(List<Hypothesis> candidates, int k) {
    return candidates.stream().sorted(bestFirst(Hypothesis::logp)).limit(k).toList();
  }

  private static Comparator<Hypothesis> bestFirst(ToDoubleFunction<Hypothesis> score) {
    return Comparator.comparingDouble(score)
        .reversed()
        .thenComparing(Hypothesis::ids, Arrays::compare);
  }

  private static double score(Hypothesis hypothesis, double alpha, Slips slips) {
    int length = hypothesis.seq().size();
    if (slips.has("no_length_norm")) {
      return hypothesis.logp();
    }
    if (slips.has("multiplied")) {
      return hypothesis.logp() * Math.pow(length, alpha);
    }
    return hypothesis.logp() / Math.pow(length, slips.has("alpha_one") ? 1 : alpha);
  }
}
