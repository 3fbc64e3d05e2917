package dev.touchstone.server.overview;

import dev.touchstone.grading.DiagnosisTitles;
import dev.touchstone.reference.Text;
import dev.touchstone.server.assignment.Assignment;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was found first in submissions of the class to one exercise.
 *
 * @param id of the diagnosis
 * @param known the exercise whose misconception it is; null for a general finding
 * @param students in how many students' submissions
 * @param still of those, in how many students' newest submission
 * @param submissions in how many submissions
 */
record FrequentDiagnosis(
    String exercise, String id, @Nullable String known, int students, int still, int submissions) {

  /**
   * @param assignment in whose submissions it was found
   */
  public String title(Assignment assignment, Locale locale) {
    return known == null
        ? DiagnosisTitles.among(id, List.of(), locale)
        : DiagnosisTitles.among(
            id, assignment.exercise(exercise).definition().misconceptions(), locale);
  }

  public Text exerciseTitle(Assignment assignment) {
    return assignment.exercise(exercise).title();
  }
}
