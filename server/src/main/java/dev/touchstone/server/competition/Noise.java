package dev.touchstone.server.competition;

import dev.touchstone.metric.Score;

/**
 * Whether the difference of two scores may be chance, told from their 95 % intervals alone: it may
 * while |a − b| ≤ √(h_a² + h_b²), h being how far each interval reaches towards the other score
 * (the square-and-add rule, Newcombe 1998, method 10). It takes the two for independent; a
 * comparison of the same rows, where there is one, finds more.
 */
final class Noise {

  private Noise() {}

  static boolean explains(Score a, Score b) {
    Score upper = a.value() >= b.value() ? a : b;
    Score lower = upper == a ? b : a;
    double reach =
        Math.hypot(upper.value() - upper.interval().low(), lower.interval().high() - lower.value());
    return upper.value() - lower.value() <= reach;
  }
}
