package dev.touchstone.server.sample;

import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Assignments;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.CourseDirectory;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.sample.SampleFolder.Asked;
import dev.touchstone.server.sample.SampleFolder.AssignmentFile;
import dev.touchstone.server.sample.SampleFolder.CourseFile;
import dev.touchstone.server.sample.SampleFolder.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Loads a {@link SampleFolder}: everything in one transaction, nothing twice. */
@Component
class SampleCourse {

  private static final String ADMIN = "admin";

  private final Accounts accounts;
  private final CourseDirectory courses;
  private final Assignments assignments;
  private final PasswordEncoder encoder;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SampleCourse(
      Accounts accounts,
      CourseDirectory courses,
      Assignments assignments,
      PasswordEncoder encoder,
      ApplicationEventPublisher events,
      Clock clock) {
    this.accounts = accounts;
    this.courses = courses;
    this.assignments = assignments;
    this.encoder = encoder;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  public Course load(SampleFolder folder) {
    CourseFile file = folder.course();
    Course course = courses.open(file.slug(), file.title(), file.timeZone());
    course.allowSlipDays(file.slipDays() == null ? 0 : file.slipDays());
    file.people().forEach(person -> admit(person, file.password(), course));
    int position = 1;
    for (String name : file.assignments()) {
      set(name, position++, folder, course);
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

  private void set(String name, int position, SampleFolder folder, Course course) {
    AssignmentFile file = folder.assignment(name);
    Assignment assignment =
        assignments
            .findByCourseIdAndSlug(course.id(), name)
            .orElseGet(() -> create(name, file, folder, course));
    assignment.describe(position, file.title(), folder.statement(name));
    assignment.setTerms(file.terms());
    int place = 1;
    for (Asked asked : file.exercises()) {
      if (ExerciseCatalog.find(asked.id()).isEmpty()) {
        throw new IllegalArgumentException(name + " asks for the unknown exercise " + asked.id());
      }
      assignment.ask(asked.id(), place++, asked.points());
    }
    assignments.save(assignment);
  }

  private Assignment create(String name, AssignmentFile file, SampleFolder folder, Course course) {
    Instant now = clock.instant();
    return new Assignment(
        course.id(),
        name,
        file.title(),
        folder.statement(name),
        now.plus(file.opensAfter()),
        now.plus(file.dueAfter()));
  }
}
