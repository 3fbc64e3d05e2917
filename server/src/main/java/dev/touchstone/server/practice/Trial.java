package dev.touchstone.server.practice;

import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that somebody tries on an exercise; never changed.
 *
 * @param askedAs the form the program is written for
 * @param examplesOnly whether it gets only the cases that students may see
 * @param assignmentExerciseId of a student's run: what it was tried for
 * @param blob the SHA-256 of the file's content
 */
public record Trial(
    UUID id,
    long courseId,
    long accountId,
    String exercise,
    String askedAs,
    boolean examplesOnly,
    @Nullable Long assignmentExerciseId,
    String blob,
    String fileName,
    Instant receivedAt) {

  /** What is asked, from the catalog; a run's exercise need not be there. */
  public Exercise definition() {
    return ExerciseCatalog.find(exercise)
        .orElseThrow(() -> new IllegalStateException("No exercise " + exercise + " any more"));
  }

  /** Whether it is a run for this exercise of an assignment. */
  boolean isRunFor(long assignmentExercise) {
    return examplesOnly
        && assignmentExerciseId != null
        && assignmentExerciseId == assignmentExercise;
  }
}
