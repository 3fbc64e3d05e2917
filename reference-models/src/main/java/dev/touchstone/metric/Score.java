package dev.touchstone.metric;

/**
 * A score as it was computed, never rounded.
 *
 * @param interval where the score would lie on other rows of the same kind, 95 times in 100
 */
public record Score(double value, Interval interval) {}
