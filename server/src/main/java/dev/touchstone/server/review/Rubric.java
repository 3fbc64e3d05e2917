package dev.touchstone.server.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an assignment's submissions are looked at for.
 *
 * @param version counts how often it was changed
 * @param items those that count now, in their order
 */
public record Rubric(
    int version, @Nullable String changedBy, @Nullable Instant changedAt, List<RubricItem> items) {

  public Rubric {
    items = List.copyOf(items);
  }

  /** Those that an exercise is looked at for. */
  public List<RubricItem> of(String exercise) {
    return items.stream().filter(item -> item.isFor(exercise)).toList();
  }

  /** What these items come to; those it has no more come to nothing. */
  public BigDecimal points(Collection<Long> ticks) {
    return items.stream()
        .filter(item -> ticks.contains(item.id()))
        .map(RubricItem::points)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
