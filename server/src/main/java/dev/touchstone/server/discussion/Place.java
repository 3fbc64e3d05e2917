package dev.touchstone.server.discussion;

import dev.touchstone.reference.Text;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentExercise;
import org.jspecify.annotations.Nullable;

/**
 * What a question is about: an exercise, an assignment, or the course.
 *
 * @param value as a form names it: {@code assignment/exercise}, {@code assignment}, or nothing
 */
record Place(String value, @Nullable Assignment assignment, @Nullable AssignmentExercise exercise) {

  static final Place GENERAL = new Place("", null, null);

  static Place of(Assignment assignment) {
    return new Place(assignment.slug(), assignment, null);
  }

  static Place of(AssignmentExercise exercise) {
    return new Place(
        exercise.assignment().slug() + "/" + exercise.exercise(), exercise.assignment(), exercise);
  }

  /** Its name; null for the course. */
  public @Nullable Text title() {
    if (exercise != null) {
      return exercise.title();
    }
    return assignment == null ? null : assignment.title();
  }
}
