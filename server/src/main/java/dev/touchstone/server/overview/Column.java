package dev.touchstone.server.overview;

import dev.touchstone.reference.Text;
import dev.touchstone.server.assignment.AssignmentExercise;
import java.math.BigDecimal;

/** An exercise of the assignment, and what full marks for it are worth. */
record Column(String exercise, Text title, BigDecimal points) {

  static Column of(AssignmentExercise asked) {
    return new Column(asked.exercise(), asked.title(), asked.points());
  }
}
