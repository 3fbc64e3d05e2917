package dev.touchstone.server.participation;

import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules of all courses. */
@Component
class ParticipationRules {

  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;

  ParticipationRules(JdbcClient jdbc, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  Rule of(long courseId) {
    return jdbc.sql(
            "select version, attendance, late, answers from participation_rule where course_id = ?")
        .param(courseId)
        .query(Rule.class)
        .optional()
        .orElse(Rule.USUAL);
  }

  /**
   * Keeps it, if the one that it was made from still stands.
   *
   * @return whether it does
   */
  @Transactional
  boolean keep(Membership instructor, Rule rule) {
    instructor.instructorOnly();
    Rule before = of(instructor.course().id());
    int kept =
        jdbc.sql(
                """
                insert into participation_rule (course_id, version, attendance, late, answers,
                  edited_by, edited_at)
                select :course, 1, :attendance, :late, :answers, :by, :at where :seen = 0
                  or exists (select from participation_rule where course_id = :course)
                on conflict (course_id) do update set version = participation_rule.version + 1,
                  attendance = excluded.attendance, late = excluded.late,
                  answers = excluded.answers, edited_by = excluded.edited_by,
                  edited_at = excluded.edited_at
                where participation_rule.version = :seen
                """)
            .param("course", instructor.course().id())
            .param("attendance", rule.attendance())
            .param("late", rule.late())
            .param("answers", rule.answers())
            .param("by", instructor.accountId())
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .param("seen", rule.version())
            .update();
    if (kept == 1) {
      audit.record(
          AuditEvent.of(
                  instructor.course().id(),
                  instructor.accountId(),
                  "participation.rule_changed",
                  "rule:" + instructor.course().slug())
              .with("was", before.toString())
              .with("now", rule.toString()));
    }
    return kept == 1;
  }
}
