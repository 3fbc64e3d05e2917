package dev.touchstone.server.overview;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every student of a course with what they have of every exercise of one assignment. */
record ClassSheet(List<Column> columns, List<Student> students) {

  /**
   * Whom to list; null means everybody.
   *
   * @param exercise the only one to look at
   * @param student letters of a name
   * @param state how far they are, with that exercise or with all of them
   */
  record Filter(@Nullable String exercise, @Nullable String student, @Nullable State state) {}

  public List<Tally> tallies() {
    return columns.stream().map(column -> Tally.of(column, students)).toList();
  }

  /** The points of those who have started. */
  public List<Bin> distribution() {
    return Bin.of(started().stream().map(student -> student.total(columns)).toList(), points());
  }

  BigDecimal points() {
    return columns.stream().map(Column::points).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  public List<Student> started() {
    return students.stream().filter(Student::hasStarted).toList();
  }

  /** With the one column that is asked for, or all; and with whom the filter lets pass. */
  ClassSheet filtered(Filter filter) {
    List<Column> asked =
        filter.exercise() == null
            ? columns
            : columns.stream()
                .filter(column -> column.exercise().equals(filter.exercise()))
                .toList();
    return new ClassSheet(
        asked,
        students.stream()
            .filter(student -> student.isCalled(filter.student()))
            .filter(student -> filter.state() == null || student.state(asked) == filter.state())
            .toList());
  }
}
