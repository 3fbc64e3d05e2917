package dev.touchstone.server.gradebook;

import dev.touchstone.server.course.Student;
import java.util.List;

/**
 * A student and what they have.
 *
 * @param marks in the order of the parts
 */
record Row(Student student, List<Mark> marks, Total total) {

  Row {
    marks = List.copyOf(marks);
  }

  public int missing() {
    return marks.stream().mapToInt(Mark::missing).sum();
  }

  public int lateDays() {
    return marks.stream().mapToInt(Mark::lateDays).sum();
  }

  boolean isBelow(Scheme scheme) {
    return total.percent() != null && total.percent().compareTo(scheme.pass()) < 0;
  }

  boolean isAtRisk(Scheme scheme) {
    return missing() >= scheme.missing() || isBelow(scheme);
  }
}
