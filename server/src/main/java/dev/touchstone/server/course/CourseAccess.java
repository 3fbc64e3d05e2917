package dev.touchstone.server.course;

import dev.touchstone.server.account.SignedIn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers who is what in which course. Not to be in a course and there being none is the same. */
@Component
public class CourseAccess {

  private final Courses courses;
  private final Enrolments enrolments;
  private final Sections sections;
  private final Clock clock;

  CourseAccess(Courses courses, Enrolments enrolments, Sections sections, Clock clock) {
    this.courses = courses;
    this.enrolments = enrolments;
    this.sections = sections;
    this.clock = clock;
  }

  /**
   * @throws NotHereException unless the person is in that course
   * @throws ArchivedCourseException if the course is over and the request would change something
   */
  public Membership membership(SignedIn person, String slug) {
    return ArchivedCourseException.unlessReading(evenArchived(person, slug));
  }

  /**
   * For the few changes that an archived course takes.
   *
   * @throws NotHereException unless the person is in that course
   */
  Membership evenArchived(SignedIn person, String slug) {
    return courses
        .findBySlug(slug)
        .flatMap(course -> role(person, course).map(role -> member(person, course, role)))
        .orElseThrow(() -> new NotHereException("course " + slug));
  }

  /**
   * @throws NotHereException unless the person is in that course
   * @throws ArchivedCourseException if the course is over and the request would change something
   */
  public Membership membership(SignedIn person, long courseId) {
    return courses
        .findById(courseId)
        .flatMap(course -> role(person, course).map(role -> member(person, course, role)))
        .map(ArchivedCourseException::unlessReading)
        .orElseThrow(() -> new NotHereException("course " + courseId));
  }

  public List<Membership> memberships(SignedIn person) {
    if (person.admin()) {
      return StreamSupport.stream(courses.findAll().spliterator(), false)
          .map(course -> member(person, course, Role.INSTRUCTOR))
          .toList();
    }
    return enrolments.findByAccountId(person.id()).stream()
        .map(enrolment -> member(person, enrolment.course(), enrolment.role()))
        .toList();
  }

  /** Notes that the member opened the course home; answers when they last did. */
  @Transactional
  public Optional<Instant> visit(Membership member) {
    return enrolments
        .findByCourseIdAndAccountId(member.course().id(), member.accountId())
        .flatMap(enrolment -> enrolment.visit(clock.instant()));
  }

  // A site administrator is an instructor everywhere.
  private Optional<Role> role(SignedIn person, Course course) {
    return person.admin()
        ? Optional.of(Role.INSTRUCTOR)
        : enrolments.findByCourseIdAndAccountId(course.id(), person.id()).map(Enrolment::role);
  }

  private Membership member(SignedIn person, Course course, Role role) {
    return new Membership(
        person.id(),
        course,
        role,
        role == Role.TA ? sections.limits(course.id(), person.id()) : null);
  }
}
