package dev.touchstone.server.fix;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads requests, and what happened to them. Who may read one is asked by whoever shows it. */
@Component
class FixRequests {

  /** What happened to one. */
  record Event(String kind, String said, @Nullable Long byId, @Nullable String by, Instant at) {}

  /**
   * A version that was handed in for one.
   *
   * @param byStaff who of the staff made it
   */
  record Attempt(
      UUID submissionId,
      Instant at,
      @Nullable String byStaff,
      @Nullable Verdict verdict,
      boolean counts) {}

  private static final String SELECT =
      """
      select r.*, broken.account_id, assignment.slug as assignment, asked.exercise, asked.points,
        own_title.own_zh, own_title.own_en, last.submission_id as attempt, last.verdict
      from fix_request r
      join submission broken on broken.id = r.submission_id
      join assignment_exercise asked on asked.id = broken.assignment_exercise_id
      join assignment on assignment.id = asked.assignment_id
      left join own_title on own_title.assignment_id = assignment.id
        and own_title.exercise = asked.exercise
      left join lateral (
        select fix.id as submission_id,
          (select verdict from standing_grading stands where stands.submission_id = fix.id)
        from fix_attempt tried join submission fix on fix.id = tried.submission_id
        where tried.request_id = r.id and tried.at >= r.asked_at and fix.withdrawn_at is null
        order by tried.at desc limit 1) last on true
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  FixRequests(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Of that submission, or those that it was handed in for; the newest first. */
  List<FixRequest> about(UUID submissionId) {
    return jdbc.sql(
            SELECT
                + """
                where r.id in (select id from fix_request where submission_id = :id
                  union all select request_id from fix_attempt where submission_id = :id)
                order by r.id desc
                """)
        .param("id", submissionId)
        .query(this::row)
        .list();
  }

  /**
   * @throws NotHereException if that submission has no such request
   */
  FixRequest get(UUID submissionId, long id) {
    return jdbc.sql(SELECT + "where r.id = ? and r.submission_id = ?")
        .params(id, submissionId)
        .query(this::row)
        .optional()
        .orElseThrow(() -> new NotHereException("fix request " + id));
  }

  /** Of a course, for staff; those that wait for somebody first. */
  List<FixRequest> of(Membership staff) {
    return jdbc.sql(
            SELECT
                + """
                where assignment.course_id = ?
                order by (r.settled_at is null and r.withdrawn_at is null) desc, r.id desc
                """)
        .param(staff.staffOnly().course().id())
        .query(this::row)
        .list();
  }

  /** A student's own in a course: what is to be done, and what was settled last. */
  List<FixRequest> own(Membership student, int most) {
    return jdbc.sql(
            SELECT
                + """
                where assignment.course_id = ? and broken.account_id = ? and r.withdrawn_at is null
                order by (r.settled_at is null) desc, r.due_at, r.id limit ?
                """)
        .params(student.course().id(), student.accountId(), most)
        .query(this::row)
        .list();
  }

  /** Which one that submission was handed in for. */
  Optional<FixRequest> triedBy(UUID fix) {
    return jdbc.sql(
            SELECT + "where r.id = (select request_id from fix_attempt where submission_id = ?)")
        .param(fix)
        .query(this::row)
        .optional();
  }

  List<Event> events(FixRequest request) {
    return jdbc.sql(
            """
            select kind, said, by_id, display_name as by, at
            from fix_event left join account on account.id = by_id
            where request_id = ? order by fix_event.id
            """)
        .param(request.id())
        .query(Event.class)
        .list();
  }

  List<Attempt> attempts(FixRequest request) {
    return jdbc.sql(
            """
            select tried.submission_id, tried.at, maker.display_name as by_staff,
              (select verdict from standing_grading stands where stands.submission_id = fix.id),
              fix.took_place_at is not null as counts
            from fix_attempt tried join submission fix on fix.id = tried.submission_id
            left join account maker on maker.id = fix.made_by
            where tried.request_id = ? order by tried.at
            """)
        .param(request.id())
        .query(Attempt.class)
        .list();
  }

  private FixRequest row(ResultSet row, int number) throws SQLException {
    @Nullable String verdict = row.getString("verdict");
    return new FixRequest(
        row.getLong("id"),
        row.getObject("submission_id", UUID.class),
        row.getLong("account_id"),
        row.getString("assignment"),
        row.getString("exercise"),
        row.getString("own_zh"),
        row.getString("own_en"),
        row.getBigDecimal("points"),
        row.getInt("cell"),
        row.getInt("line_from"),
        row.getInt("line_to"),
        row.getTimestamp("due_at").toInstant(),
        row.getTimestamp("asked_at").toInstant(),
        row.getInt("deduction"),
        instant(row, "settled_at"),
        row.getObject("settled_with", UUID.class),
        instant(row, "waived_at"),
        instant(row, "withdrawn_at"),
        row.getObject("attempt", UUID.class),
        verdict == null ? null : Verdict.valueOf(verdict),
        clock.instant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
  }
}
