package dev.touchstone.server.course;

import dev.touchstone.server.course.RefusedCourseException.Reason;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens a course of a name that is not taken. */
@Component
public class CourseOpening {

  private final JdbcClient jdbc;
  private final Courses courses;
  private final Enrolments enrolments;

  CourseOpening(JdbcClient jdbc, Courses courses, Enrolments enrolments) {
    this.jdbc = jdbc;
    this.courses = courses;
    this.enrolments = enrolments;
  }

  /**
   * Opens an empty one for that instructor; asked for twice it is one.
   *
   * @throws RefusedCourseException if there cannot be such a course
   */
  @Transactional
  public Course open(NewCourse asked, long instructor) {
    Optional<Course> opened = insert(asked);
    opened.ifPresent(course -> enrolments.save(new Enrolment(course, instructor, Role.INSTRUCTOR)));
    return opened.orElseGet(() -> theSame(asked, instructor));
  }

  /** The new course, unless there is one of that name. */
  Optional<Course> insert(NewCourse asked) {
    asked.check();
    if (!isKnownToTheDatabase(asked.zone())) {
      throw new RefusedCourseException(Reason.ZONE);
    }
    int inserted =
        jdbc.sql(
                """
                insert into course (slug, title_zh, title_en, time_zone)
                values (:slug, :zh, :en, :zone) on conflict (slug) do nothing
                """)
            .param("slug", asked.slug())
            .param("zh", asked.zh())
            .param("en", asked.en())
            .param("zone", asked.zone())
            .update();
    return inserted == 1 ? courses.findBySlug(asked.slug()) : Optional.empty();
  }

  /**
   * The course of that name, if it is what was asked for, and this person is its instructor.
   *
   * @throws RefusedCourseException if it is another
   */
  Course theSame(NewCourse asked, long instructor) {
    return courses
        .findBySlug(asked.slug())
        .filter(course -> course.title().equals(asked.title()))
        .filter(course -> course.zone().getId().equals(asked.zone()))
        .filter(course -> isInstructor(course, instructor))
        .orElseThrow(() -> new RefusedCourseException(Reason.TAKEN));
  }

  private boolean isInstructor(Course course, long accountId) {
    return jdbc.sql(
            """
            select exists (select from account where id = :account and admin)
              or exists (
                select from enrolment where account_id = :account and course_id = :course
                  and role = 'INSTRUCTOR')
            """)
        .param("account", accountId)
        .param("course", course.id())
        .query(Boolean.class)
        .single();
  }

  private boolean isKnownToTheDatabase(String zone) {
    return jdbc.sql("select exists (select from pg_timezone_names where name = ?)")
        .param(zone)
        .query(Boolean.class)
        .single();
  }
}
