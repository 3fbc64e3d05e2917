package dev.touchstone.server.api;

import dev.touchstone.server.course.Student;
import org.jspecify.annotations.Nullable;

/**
 * Whose something is.
 *
 * @param id null, like all but {@code displayName}, where the assignment hides names from staff
 * @param displayName then what the review desk calls them
 */
record Who(
    @Nullable Long id,
    @Nullable String name,
    String displayName,
    @Nullable String number,
    @Nullable String section) {

  static Who of(Student student) {
    return new Who(
        student.id(), student.name(), student.displayName(), student.number(), student.section());
  }

  static Who called(String alias) {
    return new Who(null, null, alias, null, null);
  }
}
