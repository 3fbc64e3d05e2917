package dev.touchstone.server.review;

import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.submission.Blobs;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose work is hidden from staff: an assignment says so. */
@Component
public class Masks {

  private static final int LETTERS = 4;

  private final JdbcClient jdbc;
  private final Audit audit;

  Masks(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  public boolean isAnonymous(Assignment assignment) {
    return jdbc.sql("select anonymous from assignment where id = ?")
        .param(assignment.id())
        .query(Boolean.class)
        .single();
  }

  /** What hides that student in this assignment, or hides nothing. */
  public Mask of(Assignment assignment, Student student) {
    return isAnonymous(assignment) ? hiding(assignment, student) : Mask.NONE;
  }

  Mask hiding(Assignment assignment, Student student) {
    return Mask.of(student, alias(assignment, student));
  }

  // Another in each assignment, so that nobody learns whose it is over the term.
  private static String alias(Assignment assignment, Student student) {
    byte[] who = ("alias " + assignment.id() + " " + student.id()).getBytes(StandardCharsets.UTF_8);
    return "#" + Blobs.sha256(who).substring(0, LETTERS).toUpperCase(Locale.ROOT);
  }

  @Transactional
  void set(Membership instructor, Assignment assignment, boolean anonymous) {
    jdbc.sql("update assignment set anonymous = ? where id = ?")
        .params(anonymous, assignment.id())
        .update();
    audit.record(
        AuditEvent.of(
                instructor.course().id(),
                instructor.accountId(),
                "review.anonymity",
                "assignment:" + assignment.slug())
            .with("is", anonymous));
  }
}
