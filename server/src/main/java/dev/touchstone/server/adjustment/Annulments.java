package dev.touchstone.server.adjustment;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All annulments. Whoever changes one tells the audit in the same transaction. */
@Component
public class Annulments {

  private final JdbcClient jdbc;
  private final Clock clock;

  Annulments(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Makes it, or what there was from this source for this student becomes it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(Annulment annulment) {
    jdbc.sql(
            """
            insert into annulment (assignment_id, account_id, exercise, source, reason, made_by,
              made_at)
            values (:assignment, :account, :exercise, :source, :reason, :by, :at)
            on conflict (source, account_id) do update set exercise = excluded.exercise,
              reason = excluded.reason, made_by = excluded.made_by, made_at = excluded.made_at
            """)
        .param("assignment", annulment.assignmentId())
        .param("account", annulment.accountId())
        .param("exercise", annulment.exercise())
        .param("source", annulment.source())
        .param("reason", annulment.reason())
        .param("by", annulment.madeBy())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Takes back what stems from there. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdraw(String source) {
    jdbc.sql("delete from annulment where source = ?").param(source).update();
  }

  /** What earns that student nothing. */
  public List<Annulment> of(long assignmentId, long accountId) {
    return jdbc.sql(
            """
            select assignment_id, account_id, exercise, source, reason, made_by from annulment
            where assignment_id = ? and account_id = ? order by id
            """)
        .params(assignmentId, accountId)
        .query(Annulment.class)
        .list();
  }
}
