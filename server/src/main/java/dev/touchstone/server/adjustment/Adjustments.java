package dev.touchstone.server.adjustment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All adjustments. Whoever changes one tells the audit in the same transaction. */
@Component
public class Adjustments {

  private static final String SELECT =
      "select assignment_id, account_id, points, source, reason, made_by, released_at from"
          + " adjustment ";

  private final JdbcClient jdbc;
  private final Clock clock;

  Adjustments(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Makes it, or what there was from this source for this student becomes it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(Adjustment adjustment) {
    jdbc.sql(
            """
            insert into adjustment (assignment_id, account_id, points, source, reason, made_by,
              made_at, released_at)
            values (:assignment, :account, :points, :source, :reason, :by, :at, :released)
            on conflict (source, account_id) do update set points = excluded.points,
              reason = excluded.reason, made_by = excluded.made_by, made_at = excluded.made_at,
              released_at = excluded.released_at
            """)
        .param("assignment", adjustment.assignmentId())
        .param("account", adjustment.accountId())
        .param("points", adjustment.points())
        .param("source", adjustment.source())
        .param("reason", adjustment.reason())
        .param("by", adjustment.madeBy())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param(
            "released",
            adjustment.releasedAt() == null
                ? null
                : adjustment.releasedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Takes back what stems from there. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdraw(String source) {
    jdbc.sql("delete from adjustment where source = ?").param(source).update();
  }

  /** Of all students of an assignment, released or not. */
  public List<Adjustment> of(long assignmentId) {
    return jdbc.sql(SELECT + "where assignment_id = ? order by account_id, id")
        .param(assignmentId)
        .query(Adjustments::row)
        .list();
  }

  /** What that student may see. */
  public List<Adjustment> released(long assignmentId, long accountId) {
    return jdbc.sql(
            SELECT
                + "where assignment_id = ? and account_id = ? and released_at is not null order by"
                + " id")
        .params(assignmentId, accountId)
        .query(Adjustments::row)
        .list();
  }

  private static Adjustment row(ResultSet row, int number) throws SQLException {
    @Nullable OffsetDateTime released = row.getObject("released_at", OffsetDateTime.class);
    return new Adjustment(
        row.getLong("assignment_id"),
        row.getLong("account_id"),
        row.getBigDecimal("points"),
        row.getString("source"),
        row.getString("reason"),
        row.getObject("made_by", Long.class),
        released == null ? null : released.toInstant());
  }
}
