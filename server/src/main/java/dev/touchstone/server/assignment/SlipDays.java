package dev.touchstone.server.assignment;

import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Days by which a student puts off a due date himself, as many as the course gives him for all
 * assignments together. Each press says how many days it saw, and does nothing if there are others
 * by now: a double click, or two tabs, take one.
 */
@Component
class SlipDays {

  private final JdbcClient jdbc;
  private final Deadlines deadlines;
  private final Audit audit;
  private final Clock clock;

  SlipDays(JdbcClient jdbc, Deadlines deadlines, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /**
   * @param seen how many days were taken here when the button was shown
   * @return false if it is not possible (any more)
   */
  @Transactional
  public boolean take(Membership student, Assignment assignment, int seen) {
    Instant now = clock.instant();
    Deadline deadline = locked(student, assignment, now);
    if (deadline.slipDays() != seen) {
      return true;
    }
    return deadline.mayTakeSlipDay() && write(student, assignment, 1, now);
  }

  /**
   * @param seen how many days were taken here when the button was shown
   * @return false if it is not possible (any more)
   */
  @Transactional
  public boolean giveBack(Membership student, Assignment assignment, int seen) {
    Instant now = clock.instant();
    Deadline deadline = locked(student, assignment, now);
    if (deadline.slipDays() != seen) {
      return true;
    }
    return deadline.mayGiveBackSlipDay() && write(student, assignment, -1, now);
  }

  // One at a time for each person: the budget is the same whatever assignment it is spent on.
  private Deadline locked(Membership student, Assignment assignment, Instant now) {
    if (student.isStaff()) {
      throw new NotHereException("slip days of staff");
    }
    jdbc.sql("select pg_advisory_xact_lock(hashtext('slip day'), ?)")
        .param((int) student.accountId())
        .query((row, number) -> number)
        .list();
    return deadlines.of(student.accountId(), assignment, now);
  }

  private boolean write(Membership student, Assignment assignment, int days, Instant now) {
    int written =
        jdbc.sql(
                """
                insert into extension (assignment_id, account_id, kind, days, granted_by, at)
                values (:assignment, :account, 'SLIP', :days, :account, :now)
                """)
            .param("assignment", assignment.id())
            .param("account", student.accountId())
            .param("days", days)
            .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
            .update();
    if (written == 1) {
      audit.record(
          AuditEvent.of(
                  assignment.courseId(),
                  student.accountId(),
                  "extension.slip_days",
                  "assignment:" + assignment.slug())
              .about(student.accountId())
              .with("days", days));
    }
    return written == 1;
  }
}
