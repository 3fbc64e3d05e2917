package dev.touchstone.server.review;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer saves.
 *
 * @param base the version of the review that they saw
 * @param rubric the version of the rubric that they saw
 * @param ticks the ids of the rubric's items that hold
 */
public record Judgement(int base, int rubric, @Nullable String said, Set<Long> ticks) {

  public Judgement {
    ticks = Set.copyOf(ticks);
  }
}
