package dev.touchstone.server.grading;

import dev.touchstone.grading.GradingReport;
import dev.touchstone.server.assignment.Visibility;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.grading.Grading.Finding.Judged;
import dev.touchstone.server.grading.Grading.Finding.OurFault;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gradings in the database. {@link #save} is idempotent: of all that judge a submission the
 * first stays, whoever else graded it at the same time, and a fault that comes after a verdict is
 * none; a verdict that comes after a fault stands, whenever each began. Whoever listens to {@code
 * grading} hears the submission's id when a grading is committed, unless it was made for a regrade:
 * of that nobody sees anything yet.
 */
@Component
class Gradings {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Changes changes;
  private final Visibility visibility;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Gradings(
      JdbcClient jdbc,
      JsonMapper json,
      Changes changes,
      Visibility visibility,
      ApplicationEventPublisher events,
      Clock clock) {
    this.events = events;
    this.jdbc = jdbc;
    this.json = json;
    this.changes = changes;
    this.visibility = visibility;
    this.clock = clock;
  }

  @Transactional
  public void save(Grading grading) {
    // Two graders may have the same job, when one was missed that was only slow.
    takeTurn(grading.submissionId());
    if (isJudged(grading.submissionId(), grading.regradeId())) {
      return;
    }
    var insert =
        jdbc.sql(
                """
                insert into grading (submission_id, regrade_id, attempt, verdict, score, max_score,
                  report, image, exercise_version, assignment_version, points, seed, started_at,
                  finished_at, fault)
                select submission.id, :regrade::uuid,
                  (select coalesce(max(before.attempt), 0) + 1 from grading before
                   where before.submission_id = submission.id
                     and before.regrade_id is not distinct from :regrade::uuid),
                  :verdict::text, :score::float8,
                  :max::float8, :report::jsonb, :image::text, :version::int, assignment.version,
                  asked.points, :seed::bigint, :started::timestamptz, :finished::timestamptz,
                  :fault::text
                from submission
                join assignment_exercise asked on asked.id = submission.assignment_exercise_id
                join assignment on assignment.id = asked.assignment_id
                where submission.id = :submission
                  and (:regrade::uuid is null
                       or exists (select from regrade where id = :regrade::uuid
                                  and applied_at is null and discarded_at is null))
                """)
            .param("submission", grading.submissionId())
            .param("regrade", grading.regradeId())
            .param("verdict", grading.verdict().name())
            .param("seed", grading.seed())
            .param("started", utc(grading.startedAt()))
            .param("finished", utc(grading.finishedAt()));
    switch (grading.finding()) {
      case Judged judged -> judged(insert, judged.report());
      case OurFault ours -> fault(insert, ours);
    }
    if (insert.update() == 1 && grading.regradeId() == null) {
      changes.tell(grading.submissionId());
      if (grading.finding() instanceof Judged) {
        events.publishEvent(new SubmissionGraded(grading.submissionId(), grading.verdict()));
      }
    }
  }

  private void takeTurn(UUID submissionId) {
    jdbc.sql("select true from submission where id = ? for no key update")
        .param(submissionId)
        .query((row, number) -> true)
        .list();
  }

  private boolean isJudged(UUID submissionId, @Nullable UUID regradeId) {
    return jdbc.sql(
            """
            select exists (
              select from grading
              where submission_id = :submission and regrade_id is not distinct from :regrade::uuid
                and verdict <> 'INTERNAL_ERROR')
            """)
        .param("submission", submissionId)
        .param("regrade", regradeId)
        .query(Boolean.class)
        .single();
  }

  private JdbcClient.StatementSpec judged(JdbcClient.StatementSpec insert, GradingReport report) {
    return insert
        .param("score", report.score())
        .param("max", report.maxScore())
        .param("report", json.writeValueAsString(report))
        .param("image", report.image())
        .param("version", report.version())
        .param("fault", null);
  }

  private static JdbcClient.StatementSpec fault(JdbcClient.StatementSpec insert, OurFault ours) {
    return insert
        .param("score", null)
        .param("max", null)
        .param("report", null)
        .param("image", null)
        .param("version", null)
        .param("fault", ours.fault());
  }

  boolean isGraded(UUID submissionId) {
    return jdbc.sql("select exists (select from standing_grading where submission_id = ?)")
        .param(submissionId)
        .query(Boolean.class)
        .single();
  }

  /** How many submissions of whoever handed this one in have no verdict yet. */
  int ungradedOfTheSamePerson(UUID submissionId) {
    return jdbc.sql(
            """
            select count(*)
            from submission mine join submission theirs on theirs.account_id = mine.account_id
            where mine.id = ? and theirs.withdrawn_at is null
              -- One by one: as an anti-join it would read every grading there is.
              and not exists (
                select from standing_grading where submission_id = theirs.id offset 0)
            """)
        .param(submissionId)
        .query(Integer.class)
        .single();
  }

  /** The grading that stands, if there is one yet. */
  Optional<Grading> standing(UUID submissionId) {
    return jdbc.sql(
            """
            select submission_id, regrade_id, attempt, seed, started_at, finished_at, report
            from standing_grading where submission_id = ?
            """)
        .param(submissionId)
        .query(this::row)
        .optional();
  }

  /** One of {@link #all}. */
  Grading judged(PastGrading grading) {
    return jdbc.sql(
            """
            select submission_id, regrade_id, attempt, seed, started_at, finished_at, report
            from grading where id = ?
            """)
        .param(grading.id())
        .query(this::row)
        .single();
  }

  private Grading row(ResultSet row, int number) throws SQLException {
    return new Grading(
        row.getObject("submission_id", UUID.class),
        row.getObject("regrade_id", UUID.class),
        row.getInt("attempt"),
        row.getLong("seed"),
        row.getTimestamp("started_at").toInstant(),
        row.getTimestamp("finished_at").toInstant(),
        new Judged(json.readValue(row.getString("report"), GradingReport.class)));
  }

  /**
   * Every judgement of a submission as far as its reader may see it, the newest first. Those of
   * regrades that are not applied are for staff.
   */
  List<PastGrading> all(Membership reader, UUID submissionId) {
    return jdbc.sql(
            """
            select g.id, g.assignment_version as version,
                   coalesce(part.told ->> 'verdict', g.verdict) as verdict,
                   worth(was.marks, part.score, g.max_score, 100 - score.deduction) as score,
                   worth(was.marks, part.score, g.max_score, 100) as raw_score,
                   case when part.told is null then was.marks
                     else worth(was.marks, (part.told ->> 'maxScore')::float8, g.max_score, 100)
                     end as max,
                   was.marks as points,
                   coalesce(not (part.told ->> 'complete')::boolean, false) as held,
                   g.finished_at, g.regrade_id, regrade.applied_at, regrade.discarded_at,
                   regrade.reason,
                   g.id = (select stands.id from standing_grading stands
                           where stands.submission_id = g.submission_id) as stands
            from grading g
            join score on score.submission_id = g.submission_id
            join assignment on assignment.id = score.assignment_id
            join assignment_exercise asked
              on asked.assignment_id = assignment.id and asked.exercise = score.exercise
            cross join lateral (
              select full_marks(asked.points, assignment.version, g.points, g.assignment_version)
                as marks) was
            cross join lateral (
              select stage.told, coalesce((stage.told ->> 'score')::float8, g.score) as score
              from (
                select case when not :staff and g.parts is not null and g.parts <> '{}'
                  then g.parts -> open_to_students(assignment.id, :now) end as told) stage) part
            left join regrade on regrade.id = g.regrade_id
            where g.submission_id = :submission and g.verdict <> 'INTERNAL_ERROR'
              and (:staff or g.regrade_id is null or regrade.applied_at is not null)
            order by g.id desc
            """)
        .param("submission", submissionId)
        .param("staff", reader.isStaff())
        .param("now", utc(clock.instant()))
        .query(PastGrading.class)
        .list();
  }

  /** What a submission is worth, as far as its reader may see, and what lateness takes of it. */
  Points points(Membership reader, UUID submissionId) {
    return jdbc.sql(
            """
            select score, raw_score, max, points, held, due, late, days_late, deduction
            from %s where submission_id = ?
            """
                .formatted(visibility.scores(reader)))
        .param(submissionId)
        .query(Points.class)
        .single();
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
