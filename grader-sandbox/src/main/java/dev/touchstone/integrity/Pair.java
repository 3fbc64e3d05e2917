package dev.touchstone.integrity;

import dev.touchstone.integrity.Work.Span;
import java.util.List;

/**
 * Two works and what they share of their own, from 0 to 1.
 *
 * @param similarity shared tokens of both, by all tokens of their own
 * @param ofA how much of A is in B: 1 where all of A is, whatever else is in B
 * @param earlier whether B is of an earlier term
 * @param fragments what they share, the longest first
 * @param nobodysA what of A was given or is common, and counts for nothing
 */
public record Pair(
    String a,
    String b,
    double similarity,
    double ofA,
    double ofB,
    boolean earlier,
    List<Fragment> fragments,
    List<Span> nobodysA,
    List<Span> nobodysB) {

  /** A run of equal tokens. */
  public record Fragment(Span a, Span b, int tokens) {}

  public Pair {
    fragments = List.copyOf(fragments);
    nobodysA = List.copyOf(nobodysA);
    nobodysB = List.copyOf(nobodysB);
  }
}
