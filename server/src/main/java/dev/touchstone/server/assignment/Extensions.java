package dev.touchstone.server.assignment;

import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * More time for single students. Rows are only added: of the dates granted the newest stands, and
 * all of them can be read later.
 */
@Component
class Extensions {

  /** A student of the course, and when the assignment is due for them. */
  record Own(
      long accountId,
      String student,
      String displayName,
      Instant due,
      Instant dueForAll,
      @Nullable Instant granted,
      int slipDays) {

    public boolean isGranted() {
      return granted != null && granted.isAfter(dueForAll);
    }
  }

  /**
   * What happened to somebody's due date.
   *
   * @param dueAt the date granted; null if it was a slip day
   * @param days a slip day taken (1) or given back (-1); null if a date was granted
   */
  record Event(
      String student,
      String displayName,
      @Nullable Instant dueAt,
      @Nullable Integer days,
      @Nullable String reason,
      String grantedBy,
      Instant at) {}

  private static final String EVENTS =
      """
      select account.name as student, account.display_name, extension.due_at, extension.days,
             extension.reason, staff.display_name as granted_by, extension.at
      from extension
      join account on account.id = extension.account_id
      join account staff on staff.id = extension.granted_by
      where extension.assignment_id = :assignment
      """;

  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;

  Extensions(JdbcClient jdbc, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** The students of the assignment's course that this reader may see, by name. */
  List<Own> students(Membership reader, Assignment assignment) {
    return jdbc
        .sql("select * from deadline where assignment_id = ? order by student")
        .param(assignment.id())
        .query(Own.class)
        .list()
        .stream()
        .filter(own -> reader.mayRead(own.accountId()))
        .toList();
  }

  /** Everything that happened to those whom this reader may see, the newest first. */
  List<Event> history(Membership reader, Assignment assignment) {
    return jdbc.sql(
            EVENTS
                + """
                and (:only::bigint[] is null or account.id = any (:only::bigint[]))
                order by extension.id desc
                """)
        .param("assignment", assignment.id())
        .param("only", reader.readsOnly())
        .query(Event.class)
        .list();
  }

  /** The date that stands of those granted to this person. */
  Optional<Event> granted(long accountId, Assignment assignment) {
    return jdbc.sql(
            EVENTS
                + """
                and extension.account_id = :account and extension.kind = 'GRANTED'
                order by extension.id desc limit 1
                """)
        .param("assignment", assignment.id())
        .param("account", accountId)
        .query(Event.class)
        .optional();
  }

  @Transactional
  public void grant(
      Membership staff, Assignment assignment, Own student, Instant due, String reason) {
    staff.staffOnly();
    jdbc.sql(
            """
            insert into extension (assignment_id, account_id, kind, due_at, reason, granted_by, at)
            values (:assignment, :account, 'GRANTED', :due, :reason, :staff, :now)
            """)
        .param("assignment", assignment.id())
        .param("account", student.accountId())
        .param("due", utc(due))
        .param("reason", reason)
        .param("staff", staff.accountId())
        .param("now", utc(clock.instant()))
        .update();
    audit.record(
        AuditEvent.of(
                assignment.courseId(),
                staff.accountId(),
                "extension.granted",
                "assignment:" + assignment.slug())
            .about(student.accountId())
            .with("due", due.toString()));
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
