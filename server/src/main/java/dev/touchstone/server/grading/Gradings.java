package dev.touchstone.server.grading;

import dev.touchstone.grading.GradingReport;
import dev.touchstone.server.grading.Grading.Finding.Judged;
import dev.touchstone.server.grading.Grading.Finding.OurFault;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gradings in the database. {@link #save} is idempotent: of two that judge the same attempt the
 * first stays. Whoever listens to {@code grading} hears the submission's id when a grading is
 * committed.
 */
@Component
class Gradings {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Changes changes;

  Gradings(JdbcClient jdbc, JsonMapper json, Changes changes) {
    this.jdbc = jdbc;
    this.json = json;
    this.changes = changes;
  }

  @Transactional
  public void save(Grading grading) {
    var insert =
        jdbc.sql(
                """
                insert into grading (submission_id, attempt, verdict, score, max_score, report,
                  image, exercise_version, assignment_version, seed, started_at, finished_at, fault)
                values (:submission, :attempt, :verdict, :score, :max, :report::jsonb,
                  :image, :version,
                  (select assignment.version from submission
                   join assignment_exercise asked on asked.id = submission.assignment_exercise_id
                   join assignment on assignment.id = asked.assignment_id
                   where submission.id = :submission),
                  :seed, :started, :finished, :fault)
                on conflict (submission_id, attempt) do nothing
                """)
            .param("submission", grading.submissionId())
            .param("attempt", grading.attempt())
            .param("verdict", grading.verdict().name())
            .param("seed", grading.seed())
            .param("started", utc(grading.startedAt()))
            .param("finished", utc(grading.finishedAt()));
    switch (grading.finding()) {
      case Judged judged -> judged(insert, judged.report()).update();
      case OurFault ours -> fault(insert, ours).update();
    }
    changes.tell(grading.submissionId());
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
              and not exists (select from standing_grading where submission_id = theirs.id)
            """)
        .param(submissionId)
        .query(Integer.class)
        .single();
  }

  int attempts(UUID submissionId) {
    return jdbc.sql("select coalesce(max(attempt), 0) from grading where submission_id = ?")
        .param(submissionId)
        .query(Integer.class)
        .single();
  }

  /** The grading that stands, if there is one yet. */
  Optional<Grading> standing(UUID submissionId) {
    return jdbc.sql(
            """
            select attempt, seed, started_at, finished_at, report
            from standing_grading where submission_id = ?
            """)
        .param(submissionId)
        .query(
            (row, number) ->
                new Grading(
                    submissionId,
                    row.getInt("attempt"),
                    row.getLong("seed"),
                    row.getTimestamp("started_at").toInstant(),
                    row.getTimestamp("finished_at").toInstant(),
                    new Judged(json.readValue(row.getString("report"), GradingReport.class))))
        .optional();
  }

  /** What a submission is worth, and what lateness takes of it. */
  Points points(UUID submissionId) {
    return jdbc.sql(
            """
            select score, raw_score, max, due, late, days_late, deduction
            from score where submission_id = ?
            """)
        .param(submissionId)
        .query(Points.class)
        .single();
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
