package dev.touchstone.server.gradebook;

import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.Membership;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The formulas of all courses. */
@Component
class Schemes {

  /** A formula as it stands; version 0 is none. */
  record Stored(int version, Scheme scheme) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Audit audit;
  private final Clock clock;

  Schemes(JdbcClient jdbc, JsonMapper json, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.audit = audit;
    this.clock = clock;
  }

  Optional<Stored> find(Course course) {
    return jdbc.sql("select version, scheme::text as scheme from grade_scheme where course_id = ?")
        .param(course.id())
        .query(
            (row, number) ->
                new Stored(
                    row.getInt("version"), json.readValue(row.getString("scheme"), Scheme.class)))
        .optional();
  }

  /**
   * Keeps it, if the one that it was made from still stands.
   *
   * @param seen the version of that one; 0 if there was none
   * @throws RefusedSchemeException if somebody else was faster
   */
  @Transactional
  void keep(Membership instructor, Scheme scheme, int seen) {
    instructor.instructorOnly();
    String before = find(instructor.course()).map(kept -> written(kept.scheme())).orElse(null);
    int kept =
        jdbc.sql(
                """
                insert into grade_scheme (course_id, version, scheme, edited_by, edited_at)
                select :course, 1, :scheme::jsonb, :by, :at where :seen = 0
                  or exists (select from grade_scheme where course_id = :course)
                on conflict (course_id) do update set version = grade_scheme.version + 1,
                  scheme = excluded.scheme, edited_by = excluded.edited_by,
                  edited_at = excluded.edited_at
                where grade_scheme.version = :seen
                """)
            .param("course", instructor.course().id())
            .param("scheme", written(scheme))
            .param("by", instructor.accountId())
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .param("seen", seen)
            .update();
    if (kept == 0) {
      throw new RefusedSchemeException(RefusedSchemeException.Reason.CHANGED);
    }
    audit.record(
        AuditEvent.of(
                instructor.course().id(),
                instructor.accountId(),
                "gradebook.scheme_changed",
                "scheme:" + instructor.course().slug())
            .with("was", before)
            .with("now", written(scheme)));
  }

  /** What course.yaml says, as long as nobody wrote another. */
  @Transactional
  void describe(Course course, Scheme scheme) {
    jdbc.sql(
            """
            insert into grade_scheme (course_id, version, scheme, edited_at)
            values (:course, 1, :scheme::jsonb, :at)
            on conflict (course_id) do update set version = grade_scheme.version + 1,
              scheme = excluded.scheme, edited_at = excluded.edited_at
            where grade_scheme.edited_by is null and grade_scheme.scheme <> excluded.scheme
            """)
        .param("course", course.id())
        .param("scheme", written(scheme))
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private String written(Scheme scheme) {
    return json.writeValueAsString(scheme);
  }
}
