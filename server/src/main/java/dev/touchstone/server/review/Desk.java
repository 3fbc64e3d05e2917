package dev.touchstone.server.review;

import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.course.Students;
import dev.touchstone.server.submission.Submission;
import dev.touchstone.server.submission.SubmissionAccess;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What staff may look at; everything else is not there for them. */
@Component
public class Desk {

  /** A submission on the desk, its author, and what hides them. */
  public record Looked(
      Membership staff, Assignment assignment, Submission submission, Student student, Mask mask) {

    /** What to call its author. */
    public String who() {
      return mask.name(student);
    }

    /** Where it is looked at. */
    public String path() {
      return Desk.path(staff, assignment) + "/" + submission.id();
    }

    /** Where the desk shows it. */
    public String page() {
      return Desk.path(staff, assignment) + "?at=" + submission.id();
    }
  }

  /** Somebody who may review. */
  public record Colleague(long id, String displayName, Role role) {}

  private final JdbcClient jdbc;
  private final AssignmentAccess assignments;
  private final SubmissionAccess submissions;
  private final Students students;
  private final Masks masks;

  Desk(
      JdbcClient jdbc,
      AssignmentAccess assignments,
      SubmissionAccess submissions,
      Students students,
      Masks masks) {
    this.jdbc = jdbc;
    this.assignments = assignments;
    this.submissions = submissions;
    this.students = students;
    this.masks = masks;
  }

  /**
   * @throws NotHereException unless there is that assignment and the reader is staff
   */
  public Assignment assignment(Membership staff, String slug) {
    return assignments.assignment(staff.staffOnly(), slug);
  }

  /**
   * @throws NotHereException unless the reader is staff and may see that student's work
   */
  public Looked look(Membership staff, String slug, UUID id) {
    Assignment assignment = assignment(staff, slug);
    Looked looked = look(staff, id);
    if (looked.assignment().id() != assignment.id()) {
      throw new NotHereException("submission " + id + " in " + slug);
    }
    return looked;
  }

  /** The same, whichever assignment of the course it is for. */
  public Looked look(Membership staff, UUID id) {
    staff.staffOnly();
    // Refuses what there is not before asking whose it is.
    try {
      jdbc.sql("select true from submission where id = ?").param(id).query(Boolean.class).single();
    } catch (EmptyResultDataAccessException none) {
      throw new NotHereException("submission " + id);
    }
    Submission submission = submissions.forGrading(id);
    Assignment assignment = submission.exercise().assignment();
    if (assignment.courseId() != staff.course().id()) {
      throw new NotHereException("submission " + id + " in " + staff.course().slug());
    }
    Student student = students.get(staff, submission.accountId());
    return new Looked(staff, assignment, submission, student, masks.of(assignment, student));
  }

  /** Everybody who may review in that course. */
  public List<Colleague> colleagues(Course course) {
    return jdbc.sql(
            """
            select account.id, account.display_name, enrolment.role
            from enrolment join account on account.id = account_id
            where course_id = ? and role in ('TA', 'INSTRUCTOR') order by account.name
            """)
        .param(course.id())
        .query(Colleague.class)
        .list();
  }

  /** Those of them who may see that student. */
  List<Colleague> colleagues(Looked looked) {
    Course course = looked.staff().course();
    return colleagues(course).stream()
        .filter(
            each ->
                students
                    .find(new Membership(each.id(), course, each.role()), looked.student().id())
                    .isPresent())
        .toList();
  }

  static String path(Membership staff, Assignment assignment) {
    return staff.course().path() + "/review/" + assignment.slug();
  }
}
