package dev.touchstone.server.course;

import dev.touchstone.reference.Text;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens courses and enrols people; doing the same thing twice changes nothing. */
@Component
public class CourseDirectory {

  private final Courses courses;
  private final Enrolments enrolments;

  private final Clock clock;

  CourseDirectory(Courses courses, Enrolments enrolments, Clock clock) {
    this.courses = courses;
    this.enrolments = enrolments;
    this.clock = clock;
  }

  @Transactional
  public Course open(String slug, Text title, ZoneId zone) {
    Course course =
        courses.findBySlug(slug).orElseGet(() -> courses.save(new Course(slug, title, zone)));
    course.describe(title, zone);
    return course;
  }

  /** One that is known to be there, whoever asks: for work in the background. */
  public Course get(long id) {
    return courses.findById(id).orElseThrow(() -> new IllegalStateException("No course " + id));
  }

  @Transactional
  public void enrol(Course course, long accountId, Role role) {
    enrolments
        .findByCourseIdAndAccountId(course.id(), accountId)
        .orElseGet(() -> enrolments.save(new Enrolment(course, accountId, role)))
        .become(role);
  }

  /** Ends a course, or takes that back. */
  @Transactional
  public void archive(Membership instructor, boolean archived) {
    Course course = courses.findById(instructor.instructorOnly().course().id()).orElseThrow();
    if (archived) {
      course.archive(instructor.accountId(), clock.instant());
    } else {
      course.reopen();
    }
  }
}
