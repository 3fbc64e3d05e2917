package dev.touchstone.server.regrade;

import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The regrades in the database. */
@Component
class Regrades {

  private static final String SELECT =
      """
      select regrade.id, regrade.assignment_id, regrade.version, assignment.version as released,
             asker.display_name as requested_by, regrade.requested_at, regrade.finished_at,
             applier.display_name as applied_by, regrade.applied_at,
             discarder.display_name as discarded_by, regrade.discarded_at, regrade.reason,
             part.total, part.done, part.faulty
      from regrade
      join assignment on assignment.id = regrade.assignment_id
      join account asker on asker.id = regrade.requested_by
      left join account applier on applier.id = regrade.applied_by
      left join account discarder on discarder.id = regrade.discarded_by
      cross join lateral (
        select count(*) as total, count(*) filter (where made.done) as done,
               count(*) filter (where made.tried and not made.done) as faulty
        from regrade_submission one
        cross join lateral (
          select count(*) > 0 as tried,
                 coalesce(bool_or(g.verdict <> 'INTERNAL_ERROR'), false) as done
          from grading g
          where g.submission_id = one.submission_id and g.regrade_id = regrade.id) made
        where one.regrade_id = regrade.id) part
      """;

  /** What is left to do of a regrade that still has something to do. */
  private static final String LEFT =
      """
      from regrade_submission one
      join regrade on regrade.id = one.regrade_id
      join assignment on assignment.id = regrade.assignment_id
      where regrade.id = :id and regrade.applied_at is null and regrade.discarded_at is null
        and assignment.version = regrade.version
        and not exists (
          select from grading g
          where g.submission_id = one.submission_id and g.regrade_id = regrade.id
            and g.verdict <> 'INTERNAL_ERROR')
      """;

  private final JdbcClient jdbc;

  Regrades(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest first. */
  List<Regrade> all(Assignment assignment) {
    return jdbc.sql(SELECT + "where regrade.assignment_id = ? order by requested_at desc")
        .param(assignment.id())
        .query(Regrade.class)
        .list();
  }

  /**
   * @throws NotHereException if the assignment has none of this id
   */
  Regrade of(Assignment assignment, UUID id) {
    return jdbc.sql(SELECT + "where regrade.assignment_id = ? and regrade.id = ?")
        .params(assignment.id(), id)
        .query(Regrade.class)
        .optional()
        .orElseThrow(() -> new NotHereException("regrade " + id));
  }

  /**
   * The same, which until the end of the transaction nobody else decides on and no release makes
   * outdated.
   */
  Regrade locked(Assignment assignment, UUID id) {
    jdbc.sql("select id from regrade where id = ? for update").param(id).query(UUID.class).list();
    jdbc.sql("select version from assignment where id = ? for share")
        .param(assignment.id())
        .query(Integer.class)
        .single();
    return of(assignment, id);
  }

  /** The one that is open; of two who ask at the same time the second waits. */
  Optional<UUID> open(Assignment assignment) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('regrade'), ?)")
        .param((int) assignment.id())
        .query((row, number) -> number)
        .list();
    return jdbc.sql(
            """
            select id from regrade
            where assignment_id = ? and applied_at is null and discarded_at is null
            """)
        .param(assignment.id())
        .query(UUID.class)
        .optional();
  }

  UUID add(Membership staff, Assignment assignment, Instant now) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into regrade (id, assignment_id, version, requested_by, requested_at)
            select :id, id, version, :staff, :now from assignment where id = :assignment
            """)
        .param("id", id)
        .param("staff", staff.accountId())
        .param("now", utc(now))
        .param("assignment", assignment.id())
        .update();
    return id;
  }

  /**
   * Takes everything in that could count: what students of the course handed in and what is graded.
   *
   * @return how many submissions that are
   */
  int choose(UUID id) {
    return jdbc.sql(
            """
            insert into regrade_submission (regrade_id, submission_id, place)
            select regrade_id, submission_id,
                   row_number() over (order by age, account_id, submission_id)
            from (
              select regrade.id as regrade_id, submission.id as submission_id,
                     submission.account_id,
                     row_number() over (partition by submission.account_id
                                        order by submission.received_at desc, submission.id) as age
              from regrade
              join assignment on assignment.id = regrade.assignment_id
              join assignment_exercise asked on asked.assignment_id = assignment.id
              join submission on submission.assignment_exercise_id = asked.id
              join enrolment on enrolment.course_id = assignment.course_id
                and enrolment.account_id = submission.account_id and enrolment.role = 'STUDENT'
              where regrade.id = :id
                -- One by one: as a join it would read every grading there is.
                and exists (select from standing_grading stands
                            where stands.submission_id = submission.id offset 0)) chosen
            """)
        .param("id", id)
        .update();
  }

  /** What to grade next: in its order, what failed on our side last. */
  Optional<UUID> next(UUID id) {
    return jdbc.sql(
            "select one.submission_id "
                + LEFT
                + """
                order by (select count(*) from grading g
                          where g.submission_id = one.submission_id and g.regrade_id = regrade.id),
                         one.place
                limit 1
                """)
        .param("id", id)
        .query(UUID.class)
        .optional();
  }

  /** Notes that everything is graded, if it is. */
  void finish(UUID id, Instant now) {
    jdbc.sql(
            """
            update regrade set finished_at = :now
            where id = :id and finished_at is null
              and applied_at is null and discarded_at is null
              and version = (select version from assignment where id = regrade.assignment_id)
              and not exists (select one.submission_id
            """
                + LEFT
                + ")")
        .param("id", id)
        .param("now", utc(now))
        .update();
  }

  void applied(UUID id, Membership staff, String reason, Instant now) {
    jdbc.sql(
            """
            update regrade set applied_by = :staff, applied_at = :now, reason = :reason
            where id = :id
            """)
        .param("staff", staff.accountId())
        .param("now", utc(now))
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  void discarded(UUID id, Membership staff, Instant now) {
    jdbc.sql("update regrade set discarded_by = ?, discarded_at = ? where id = ?")
        .params(staff.accountId(), utc(now), id)
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
