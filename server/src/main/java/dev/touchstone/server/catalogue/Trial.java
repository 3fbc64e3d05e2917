package dev.touchstone.server.catalogue;

import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import java.time.Instant;
import java.util.UUID;

/**
 * A program that staff of a course try on an exercise; never changed.
 *
 * @param askedAs the form the program is written for
 * @param blob the SHA-256 of the file's content
 */
record Trial(
    UUID id,
    long courseId,
    long accountId,
    String exercise,
    String askedAs,
    String blob,
    String fileName,
    Instant receivedAt) {

  /** What is asked, from the catalog. */
  Exercise definition() {
    return ExerciseCatalog.find(exercise)
        .orElseThrow(() -> new IllegalStateException("No exercise " + exercise + " any more"));
  }
}
