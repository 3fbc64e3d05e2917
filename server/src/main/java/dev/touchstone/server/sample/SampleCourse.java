package dev.touchstone.server.sample;

import dev.touchstone.authoring.AssignmentFolder;
import dev.touchstone.authoring.CourseFile;
import dev.touchstone.authoring.CourseFile.Person;
import dev.touchstone.authoring.CourseFolder;
import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.assignment.Releases;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.CourseDirectory;
import dev.touchstone.server.course.Role;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Loads a {@link CourseFolder}: everything in one transaction, nothing twice. */
@Component
class SampleCourse {

  private static final String ADMIN = "admin";

  private final Accounts accounts;
  private final CourseDirectory courses;
  private final Releases releases;
  private final PasswordEncoder encoder;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SampleCourse(
      Accounts accounts,
      CourseDirectory courses,
      Releases releases,
      PasswordEncoder encoder,
      ApplicationEventPublisher events,
      Clock clock) {
    this.accounts = accounts;
    this.courses = courses;
    this.releases = releases;
    this.encoder = encoder;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  public Course load(CourseFolder folder) {
    CourseFile file = folder.file();
    Course course = courses.open(file.slug(), file.title(), file.timeZone());
    course.allowSlipDays(file.slipDays());
    course.review(file.fixDeduction(), file.inquiryDays());
    file.people().forEach(person -> admit(person, file.password(), course));
    int position = 1;
    for (AssignmentFolder assignment : folder.assignments()) {
      releases.set(course, assignment, position++);
    }
    events.publishEvent(new SampleCourseLoaded(course, folder.path(), clock.instant()));
    return course;
  }

  private void admit(Person person, String password, Course course) {
    boolean admin = person.role().equals(ADMIN);
    Account account =
        accounts
            .findByName(person.name())
            .orElseGet(
                () ->
                    accounts.save(
                        Account.sample(
                            person.name(), person.displayName(), admin, encoder, password)));
    if (!admin) {
      courses.enrol(course, account.id(), Role.valueOf(person.role().toUpperCase(Locale.ROOT)));
    }
  }
}
