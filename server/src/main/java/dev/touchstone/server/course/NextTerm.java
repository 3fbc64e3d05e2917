package dev.touchstone.server.course;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the course of the next term: with the slip days and the staff of this one, and without its
 * students.
 */
@Component
public class NextTerm {

  private final JdbcClient jdbc;
  private final CourseOpening opening;
  private final Courses courses;
  private final Origins origins;

  NextTerm(JdbcClient jdbc, CourseOpening opening, Courses courses, Origins origins) {
    this.jdbc = jdbc;
    this.opening = opening;
    this.courses = courses;
    this.origins = origins;
  }

  /**
   * The same course asked for twice by its instructor is one.
   *
   * @throws RefusedCourseException if there cannot be such a course
   */
  @Transactional
  public Course open(Membership instructor, NewCourse asked) {
    Course now = instructor.instructorOnly().course();
    Optional<Course> opened = opening.insert(asked);
    opened.ifPresent(
        next -> {
          next.allowSlipDays(now.slipDays());
          next.review(now.fixDeduction(), now.inquiryDays());
          courses.save(next);
          enrolStaff(now, next);
          origins.note(next.id(), now.id());
        });
    return opened.orElseGet(() -> opening.theSame(asked, instructor.accountId()));
  }

  private void enrolStaff(Course from, Course to) {
    jdbc.sql(
            """
            insert into enrolment (course_id, account_id, role)
            select :to, account_id, role from enrolment
            where course_id = :from and role in ('TA', 'INSTRUCTOR')
            """)
        .param("to", to.id())
        .param("from", from.id())
        .update();
  }
}
