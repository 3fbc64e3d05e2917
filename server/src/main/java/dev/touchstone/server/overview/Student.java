package dev.touchstone.server.overview;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of the class.
 *
 * @param cells by exercise; one that was never tried is missing
 */
record Student(long id, String name, String displayName, Map<String, Cell> cells) {

  public Cell cell(String exercise) {
    return cells.getOrDefault(exercise, Cell.EMPTY);
  }

  public boolean hasStarted() {
    return !cells.isEmpty();
  }

  /** Over those of these exercises that were graded. */
  public BigDecimal total(List<Column> columns) {
    return columns.stream()
        .map(column -> cell(column.exercise()).score())
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  State state(List<Column> columns) {
    return State.of(columns.stream().map(column -> cell(column.exercise()).state()).toList());
  }

  /** Whether these letters are in one of the names. */
  boolean isCalled(@Nullable String letters) {
    return letters == null
        || name.contains(letters.toLowerCase(Locale.ROOT))
        || displayName.toLowerCase(Locale.ROOT).contains(letters.toLowerCase(Locale.ROOT));
  }
}
