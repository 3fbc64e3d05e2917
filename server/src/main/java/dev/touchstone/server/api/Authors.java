package dev.touchstone.server.api;

import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.course.Students;
import dev.touchstone.server.review.Masks;
import dev.touchstone.server.submission.History.Row;
import dev.touchstone.server.submission.Submission;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whose work something is; where an assignment hides names at the desk, they are hidden here. */
@Component
class Authors {

  private final Students students;
  private final Masks masks;

  Authors(Students students, Masks masks) {
    this.students = students;
    this.masks = masks;
  }

  boolean areHidden(Membership reader, Assignment assignment) {
    return reader.isStaff() && masks.isAnonymous(assignment);
  }

  Function<Row, Who> of(Membership reader, Assignment assignment) {
    Map<String, Student> seen =
        students.of(reader).stream().collect(Collectors.toMap(Student::name, Function.identity()));
    boolean hidden = areHidden(reader, assignment);
    return row -> {
      Student student = seen.get(row.student());
      if (student == null && hidden) {
        return Who.called("–");
      }
      // A student's own, or what staff handed in themselves to try something out.
      if (student == null) {
        return new Who(null, row.student(), row.displayName(), null, null);
      }
      return hidden ? Who.called(masks.of(assignment, student).name(student)) : Who.of(student);
    };
  }

  /** People write their names into those of files. */
  String fileName(Membership reader, Submission submission) {
    return students
        .find(reader, submission.accountId())
        .map(
            student ->
                masks.of(submission.exercise().assignment(), student).text(submission.fileName()))
        .orElse(submission.fileName());
  }
}
