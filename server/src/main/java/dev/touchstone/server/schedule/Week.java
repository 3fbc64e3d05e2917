package dev.touchstone.server.schedule;

import dev.touchstone.reference.Text;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A week of the course.
 *
 * @param number from 1, by its date
 * @param reading Markdown
 * @param endsOn the first day that is not of it any more
 */
record Week(
    long id,
    int number,
    LocalDate startsOn,
    LocalDate endsOn,
    Text topic,
    Both reading,
    @Nullable String slides,
    @Nullable String recording,
    List<Lecture> lectures,
    int version) {

  boolean has(LocalDate day) {
    return !day.isBefore(startsOn) && day.isBefore(endsOn);
  }
}
