package dev.touchstone.server.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Notes what was done, in the transaction that does it: either both are kept or neither. */
@Component
public class Audit {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  Audit(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void record(AuditEvent event) {
    jdbc.sql(
            """
            insert into audit_entry (course_id, actor_id, action, subject_id, object, detail, at)
            values (:course, :actor, :action, :subject, :object, :detail::jsonb, :at)
            """)
        .param("course", event.courseId())
        .param("actor", event.actorId())
        .param("action", event.action())
        .param("subject", event.subjectId())
        .param("object", event.object())
        .param("detail", json.writeValueAsString(event.detail()))
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }
}
