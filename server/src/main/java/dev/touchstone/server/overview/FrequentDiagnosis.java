package dev.touchstone.server.overview;

import dev.touchstone.grading.DiagnosisTitles;
import dev.touchstone.reference.Text;
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

  public String title(Locale locale) {
    return DiagnosisTitles.of(id, known, locale);
  }

  public Text exerciseTitle() {
    return Column.titleOf(exercise);
  }
}
