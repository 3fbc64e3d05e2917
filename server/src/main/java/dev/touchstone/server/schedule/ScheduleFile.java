package dev.touchstone.server.schedule;

import dev.touchstone.reference.Text;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A course's {@code schedule.yaml}: the first week is the one in which the course is loaded.
 *
 * @param meets when there are lectures, in every week
 */
record ScheduleFile(
    @Nullable Both books, @Nullable Both hours, List<Meeting> meets, List<Topic> weeks) {

  /** A day such as {@code TUESDAY}, and times such as {@code "13:00"}. */
  record Meeting(DayOfWeek day, String from, String to, @Nullable String place) {

    LocalTime begins() {
      return LocalTime.parse(from);
    }

    LocalTime ends() {
      return LocalTime.parse(to);
    }
  }

  record Topic(
      Text topic, @Nullable Both reading, @Nullable String slides, @Nullable String recording) {}
}
