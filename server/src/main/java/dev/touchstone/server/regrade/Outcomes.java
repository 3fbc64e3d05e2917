package dev.touchstone.server.regrade;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.course.Membership;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who moves by how much: looked up anew while a regrade is open, because students go on handing in,
 * and as it was kept once it is decided on.
 */
@Component
class Outcomes {

  private static final String COLUMNS =
      """
      account_id, exercise, old_submission, old_grading, old_verdict, old_score, old_max,
      new_submission, new_grading, new_verdict, new_score, new_max
      """;

  // What counts is chosen twice as the view best_score chooses it, by the old score and by the new.
  // A grading that is newer than the regrade's own stays, as it would after applying.
  private static final String NOW =
      """
      with graded as (
        select score.account_id, score.exercise, score.submission_id, score.received, score.late,
               score.counts, score.chosen, taken.as_of is not null as mended,
               coalesce(taken.as_of, score.received) as as_of,
               stands.id as old_grading, score.verdict as old_verdict, score.score as old_score,
               score.max as old_max,
               coalesce(again.id, stands.id) as new_grading,
               coalesce(again.verdict, score.verdict) as new_verdict,
               coalesce(again.score, score.score) as new_score,
               coalesce(again.max, score.max) as new_max
        from score
        join enrolment on enrolment.course_id = score.course_id
          and enrolment.account_id = score.account_id and enrolment.role = 'STUDENT'
        join assignment on assignment.id = score.assignment_id
        join assignment_exercise asked
          on asked.assignment_id = score.assignment_id and asked.exercise = score.exercise
        cross join lateral (
          select id from standing_grading where submission_id = score.submission_id offset 0) stands
        left join lateral (
          select g.id, g.verdict,
                 worth(full_marks(asked.points, assignment.version, g.points, g.assignment_version),
                       g.score, g.max_score, 100 - score.deduction) as score,
                 full_marks(asked.points, assignment.version, g.points, g.assignment_version) as max
          from grading g
          where g.submission_id = score.submission_id and g.regrade_id = :regrade
            and g.verdict <> 'INTERNAL_ERROR' and g.id > stands.id
          order by g.id desc limit 1) again on true
        left join submission taken
          on taken.id = score.submission_id and taken.took_place_at is not null
        where score.assignment_id = (select assignment_id from regrade where id = :regrade)
          and score.verdict is not null
          and not exists (
            select from submission fix
            where fix.id = score.submission_id and fix.mends is not null
              and fix.took_place_at is null)
          and not exists (
            select from submission fix
            where fix.mends = score.submission_id and fix.took_place_at is not null)),
      ranked as (
        select graded.*,
               row_number() over (
                 partition by account_id, exercise
                 order by chosen desc,
                          case when counts = 'LATEST' then late end,
                          case when counts = 'LATEST' then as_of end desc,
                          old_score desc, mended desc, received, submission_id) as old_rank,
               row_number() over (
                 partition by account_id, exercise
                 order by chosen desc,
                          case when counts = 'LATEST' then late end,
                          case when counts = 'LATEST' then as_of end desc,
                          new_score desc, mended desc, received, submission_id) as new_rank
        from graded),
      -- Put together without a join: of how many rows there are, nothing is known beforehand.
      outcome as (
        select account_id, exercise,
               (array_agg(submission_id) filter (where old_rank = 1))[1] as old_submission,
               max(old_grading) filter (where old_rank = 1) as old_grading,
               max(old_verdict) filter (where old_rank = 1) as old_verdict,
               max(old_score) filter (where old_rank = 1) as old_score,
               max(old_max) filter (where old_rank = 1) as old_max,
               (array_agg(submission_id) filter (where new_rank = 1))[1] as new_submission,
               max(new_grading) filter (where new_rank = 1) as new_grading,
               max(new_verdict) filter (where new_rank = 1) as new_verdict,
               max(new_score) filter (where new_rank = 1) as new_score,
               max(new_max) filter (where new_rank = 1) as new_max
        from ranked
        where old_rank = 1 or new_rank = 1
        group by account_id, exercise)
      """;

  private static final String SELECT =
      """
      select outcome.*, account.name as student, account.display_name
      from outcome join account on account.id = outcome.account_id
      order by account.name, outcome.exercise
      """;

  private final JdbcClient jdbc;

  Outcomes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Movement of(Regrade regrade) {
    return Movement.of(outcomes(regrade));
  }

  /** Of the students that this reader may see. */
  Movement seenBy(Membership reader, Regrade regrade) {
    return Movement.of(
        outcomes(regrade).stream().filter(outcome -> reader.mayRead(outcome.accountId())).toList());
  }

  private List<Outcome> outcomes(Regrade regrade) {
    return regrade.isDecided() ? kept(regrade.id()) : now(regrade.id());
  }

  private List<Outcome> now(UUID id) {
    return jdbc.sql(NOW + SELECT).param("regrade", id).query(Outcomes::outcome).list();
  }

  private List<Outcome> kept(UUID id) {
    return jdbc.sql(
            "with outcome as (select "
                + COLUMNS
                + " from regrade_outcome where regrade_id = :regrade) "
                + SELECT)
        .param("regrade", id)
        .query(Outcomes::outcome)
        .list();
  }

  // Read by hand, as many rows as they are: the mapping by name costs more than the query.
  private static Outcome outcome(ResultSet row, int number) throws SQLException {
    return new Outcome(
        row.getLong("account_id"),
        row.getString("student"),
        row.getString("display_name"),
        row.getString("exercise"),
        row.getObject("old_submission", UUID.class),
        row.getLong("old_grading"),
        Verdict.valueOf(row.getString("old_verdict")),
        row.getBigDecimal("old_score"),
        row.getBigDecimal("old_max"),
        row.getObject("new_submission", UUID.class),
        row.getLong("new_grading"),
        Verdict.valueOf(row.getString("new_verdict")),
        row.getBigDecimal("new_score"),
        row.getBigDecimal("new_max"));
  }

  /** Keeps it as it is now, for ever. */
  void keep(Regrade regrade) {
    jdbc.sql(
            NOW
                + "insert into regrade_outcome (regrade_id, "
                + COLUMNS
                + ") select :regrade, "
                + COLUMNS
                + " from outcome")
        .param("regrade", regrade.id())
        .update();
  }
}
