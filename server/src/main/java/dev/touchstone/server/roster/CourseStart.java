package dev.touchstone.server.roster;

import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.account.SignInLinks;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.CourseOpening;
import dev.touchstone.server.course.NewCourse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a site administrator opens a course and hands it to whoever teaches it. */
@Component
class CourseStart {

  /** The course, and the link by which its instructor chooses a first password, if it is one. */
  record Started(Course course, Account instructor, @Nullable String link) {}

  private final Accounts accounts;
  private final CourseOpening opening;
  private final SignInLinks links;
  private final Audit audit;

  CourseStart(Accounts accounts, CourseOpening opening, SignInLinks links, Audit audit) {
    this.accounts = accounts;
    this.opening = opening;
    this.links = links;
    this.audit = audit;
  }

  /**
   * @param name the account of the instructor
   * @param displayName what the instructor is called, if there is no such account yet
   * @throws dev.touchstone.server.course.RefusedCourseException if there cannot be such a course
   * @throws RefusedRosterException if there cannot be such a person
   */
  @Transactional
  Started open(long administrator, NewCourse asked, String name, String displayName) {
    Account instructor = accounts.findByName(name).orElseGet(() -> expected(name, displayName));
    Course course = opening.open(asked, instructor.id());
    audit.record(
        AuditEvent.of(course.id(), administrator, "course.opened", "course:" + course.id())
            .about(instructor.id()));
    return new Started(
        course,
        instructor,
        instructor.hasPassword()
            ? null
            : links.make(instructor, administrator, SignInLinks.FOR_THE_FIRST));
  }

  private Account expected(String name, String displayName) {
    if (!Account.NAME.matcher(name).matches() || name.startsWith("removed-")) {
      throw new RefusedRosterException("account");
    }
    if (displayName.isEmpty() || displayName.length() > 80) {
      throw new RefusedRosterException("name");
    }
    return accounts.save(Account.expected(name, displayName));
  }
}
