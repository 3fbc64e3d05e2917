package dev.touchstone.server.overview;

import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Text;
import java.math.BigDecimal;

/** An exercise of the assignment, and what full marks for it are worth. */
record Column(String exercise, BigDecimal points) {

  /** Its title, or its id where the catalog has it no more. */
  public Text title() {
    return titleOf(exercise);
  }

  static Text titleOf(String exercise) {
    return ExerciseCatalog.find(exercise)
        .map(Exercise::title)
        .orElseGet(() -> new Text(exercise, exercise));
  }
}
