package dev.touchstone.server.experiment;

import org.jspecify.annotations.Nullable;

/**
 * A run's value in a column.
 *
 * @param number null of a text
 */
record Cell(String text, @Nullable Double number) {

  static final Cell EMPTY = new Cell("", null);

  static Cell of(String text) {
    return new Cell(text, null);
  }

  static Cell of(double number) {
    return new Cell(Numbers.shown(number), number);
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }
}
