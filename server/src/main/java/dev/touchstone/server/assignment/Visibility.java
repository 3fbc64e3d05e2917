package dev.touchstone.server.assignment;

import dev.touchstone.grading.Show;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place that says what a reader may see of results, now: of a report, through a {@link
 * Sight}; of scores, through the relation to read them from. Staff see everything. Students see
 * what comes of the groups of cases that are open, as the schema's function {@code
 * open_to_students} says, and nothing that depends on any other.
 */
@Component
public class Visibility {

  private static final String ALL = "(select score.*, max as points, false as held from score)";

  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;

  Visibility(JdbcClient jdbc, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  public Sight of(Membership reader, Assignment assignment) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            select open_to_students(a.id, :now) as stage, last_due(a.id) as last_due,
                   a.results_released_at, account.display_name
            from assignment a left join account on account.id = a.results_released_by
            where a.id = :assignment
            """)
        .param("now", utc(now))
        .param("assignment", assignment.id())
        .query((row, number) -> sight(reader, row, now))
        .single();
  }

  private static Sight sight(Membership reader, ResultSet row, Instant now) throws SQLException {
    @Nullable Timestamp released = row.getTimestamp("results_released_at");
    return new Sight(
        reader.isStaff() ? null : Show.valueOf(row.getString("stage")),
        row.getTimestamp("last_due").toInstant(),
        released == null ? null : released.toInstant(),
        row.getString("display_name"),
        now);
  }

  /**
   * What this reader's scores are selected from: the columns of the view {@code score}, of which
   * {@code max} is what is open; {@code points}, what all is worth; and {@code held}, whether more
   * is to be opened.
   */
  public String scores(Membership reader) {
    return (reader.isStaff() ? ALL : "score_so_far") + " shown ";
  }

  /** The same of the submissions that count, as far as this reader may know which do. */
  public String best(Membership reader) {
    return (reader.isStaff() ? ALL.replace("score", "best_score") : "best_so_far") + " shown ";
  }

  /** Opens, for all students, what waits for it; once it is open this changes nothing. */
  @Transactional
  void release(Membership staff, Assignment assignment) {
    int opened =
        jdbc.sql(
                """
                update assignment set results_released_at = :now, results_released_by = :staff
                where id = :assignment and results_released_at is null
                """)
            .param("now", utc(clock.instant()))
            .param("staff", staff.staffOnly().accountId())
            .param("assignment", assignment.id())
            .update();
    note(staff, assignment, "assignment.results_released", opened);
  }

  /** Closes it again. Who has read it meanwhile has read it. */
  @Transactional
  void takeBack(Membership staff, Assignment assignment) {
    staff.staffOnly();
    int closed =
        jdbc.sql(
                """
                update assignment set results_released_at = null, results_released_by = null
                where id = ? and results_released_at is not null
                """)
            .param(assignment.id())
            .update();
    note(staff, assignment, "assignment.results_withheld", closed);
  }

  private void note(Membership staff, Assignment assignment, String action, int changed) {
    if (changed > 0) {
      audit.record(
          AuditEvent.of(
              assignment.courseId(), staff.accountId(), action, "assignment:" + assignment.slug()));
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
