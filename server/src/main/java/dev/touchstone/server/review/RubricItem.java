package dev.touchstone.server.review;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something to look for, and what it gives or takes.
 *
 * @param exercise the exercise it is for; null for every one of the assignment
 * @param points below zero for a deduction
 */
public record RubricItem(long id, @Nullable String exercise, String said, BigDecimal points) {

  boolean isFor(String asked) {
    return exercise == null || exercise.equals(asked);
  }

  /** With its sign: +2, −1.5, 0. */
  public String signed() {
    return Signed.of(points);
  }
}
