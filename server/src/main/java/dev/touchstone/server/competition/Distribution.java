package dev.touchstone.server.competition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How the ranked teams' scores are distributed: bars of equal width, the best first. */
record Distribution(List<Bin> bins) {

  private static final int BARS = 12;

  /** Which share of the worst scores is gathered in the last bar, however far they reach. */
  private static final double TAIL = 0.05;

  /**
   * @param from the better end, as it is shown
   * @param to the worse end; null for all that are worse
   * @param share of the highest bar
   * @param mine whether the reader's team is in it
   */
  public record Bin(String from, @Nullable String to, int count, double share, boolean mine) {}

  /**
   * @param scores the best first
   * @param mine the reader's own, if it has a rank
   */
  static Distribution of(double[] scores, @Nullable Double mine, BoardSettings settings) {
    if (scores.length < 2 || scores[0] == scores[scores.length - 1]) {
      return new Distribution(List.of());
    }
    double best = scores[0];
    double worst = scores[(int) Math.ceil((1 - TAIL) * (scores.length - 1))];
    worst = worst == best ? scores[scores.length - 1] : worst;
    double width = (worst - best) / BARS;
    int[] counts = new int[BARS];
    for (double score : scores) {
      counts[bar(score, best, width)]++;
    }
    int most = IntStream.of(counts).max().orElseThrow();
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BARS; i++) {
      bins.add(
          new Bin(
              settings.display(best + i * width),
              i == BARS - 1 ? null : settings.display(best + (i + 1) * width),
              counts[i],
              counts[i] / (double) most,
              mine != null && bar(mine, best, width) == i));
    }
    return new Distribution(List.copyOf(bins));
  }

  private static int bar(double score, double best, double width) {
    return Math.clamp((int) ((score - best) / width), 0, BARS - 1);
  }
}
