package dev.touchstone.server;

import dev.touchstone.reference.Text;
import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Assignments;
import dev.touchstone.server.assignment.Terms;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.CourseDirectory;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.submission.Blobs;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A course of its own for one test, with people and assignments made for it. */
public final class Semester {

  private static final byte[] PROGRAM =
      "def softmax(x):\n    return x\n".getBytes(StandardCharsets.UTF_8);

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final ApplicationContext server;
  private final JdbcClient jdbc;
  private final String slug;
  private final Course course;

  public Semester(ApplicationContext server, String zone, int slipDays) {
    this.server = server;
    this.jdbc = server.getBean(JdbcClient.class);
    this.slug = "semester-" + COUNT.incrementAndGet();
    CourseDirectory courses = server.getBean(CourseDirectory.class);
    Text title = new Text("学期", "Semester");
    courses.open(slug, title, ZoneId.of(zone));
    jdbc.sql("update course set slip_days = ? where slug = ?").params(slipDays, slug).update();
    this.course = courses.open(slug, title, ZoneId.of(zone));
  }

  public String path() {
    return course.path();
  }

  public String path(Assignment assignment) {
    return course.path() + "/assignments/" + assignment.slug();
  }

  /** Somebody who is new here; they sign in with the usual password. */
  public Membership join(String name, String displayName, Role role) {
    Accounts accounts = server.getBean(Accounts.class);
    Account account =
        accounts
            .findByName(name)
            .orElseGet(
                () ->
                    accounts.save(
                        Account.sample(
                            name,
                            displayName,
                            false,
                            server.getBean(PasswordEncoder.class),
                            "touchstone")));
    server.getBean(CourseDirectory.class).enrol(course, account.id(), role);
    return new Membership(account.id(), course, role);
  }

  public Membership student(String name) {
    return join(name, name, Role.STUDENT);
  }

  /** An assignment with softmax in it for ten points, open since a month before it is due. */
  public Assignment due(Instant due, Terms terms) {
    var assignment =
        new Assignment(
            course.id(),
            "work-" + COUNT.incrementAndGet(),
            new Text("作业", "Work"),
            new Text("做题。", "Do it."),
            due.minus(Duration.ofDays(30)),
            due);
    assignment.ask("softmax", 1, BigDecimal.TEN);
    assignment.setTerms(terms);
    return server.getBean(Assignments.class).save(assignment);
  }

  /** Puts its cases in groups, as JSON. */
  public void group(Assignment assignment, String groups) {
    jdbc.sql("update assignment_exercise set case_groups = ? where id = ?")
        .params(groups, assignment.exercise("softmax").id())
        .update();
  }

  /** Moves its due date. */
  public void move(Assignment assignment, Instant due) {
    jdbc.sql("update assignment set due_at = ? where id = ?")
        .params(OffsetDateTime.ofInstant(due, ZoneOffset.UTC), assignment.id())
        .update();
  }

  /** Something handed in at that time, and not graded. */
  public UUID handedIn(Membership student, Assignment assignment, Instant received) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into submission (id, assignment_exercise_id, account_id, blob, file_name, receipt,
              form, received_at)
            values (:id, :exercise, :account, :blob, 'softmax.py', :receipt, gen_random_uuid(), :at)
            """)
        .param("id", id)
        .param("blob", server.getBean(Blobs.class).keep(PROGRAM))
        .param("receipt", id.toString())
        .param("exercise", assignment.exercise("softmax").id())
        .param("account", student.accountId())
        .param("at", OffsetDateTime.ofInstant(received, ZoneOffset.UTC))
        .update();
    return id;
  }

  /** The same, with so many of the ten points. */
  public UUID scored(Membership student, Assignment assignment, Instant received, double points) {
    UUID id = handedIn(student, assignment, received);
    graded(id, points);
    return id;
  }

  public void graded(UUID submission, double points) {
    jdbc.sql(
            """
            insert into grading (submission_id, attempt, verdict, score, max_score, report,
              exercise_version, seed, started_at, finished_at)
            select :id, 1 + count(*), 'PARTIAL', :points, 10, '{}', 1, 0, now(), now()
            from grading where submission_id = :id
            """)
        .param("id", submission)
        .param("points", points)
        .update();
  }

  /** A grading that failed on our side. */
  public void failed(UUID submission) {
    jdbc.sql(
            """
            insert into grading (submission_id, attempt, verdict, seed, started_at, finished_at, fault)
            select :id, 1 + count(*), 'INTERNAL_ERROR', 0, now(), now(), 'disk full'
            from grading where submission_id = :id
            """)
        .param("id", submission)
        .update();
  }

  public static Instant at(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
