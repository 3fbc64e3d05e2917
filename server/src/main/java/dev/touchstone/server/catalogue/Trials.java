package dev.touchstone.server.catalogue;

import dev.touchstone.grading.GradingReport;
import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Exercise;
import dev.touchstone.server.catalogue.Finding.Judged;
import dev.touchstone.server.catalogue.Finding.OurFault;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.submission.SourceKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The trials in the database. A trial is judged once: of two that judge it the first stays. */
@Component
class Trials {

  private static final String COLUMNS =
      "id, course_id, account_id, exercise, asked_as, blob, file_name, received_at";

  /**
   * A trial in a list.
   *
   * @param verdict null while there is none
   * @param score from 0 to {@code max}; null unless it was judged
   */
  record Line(
      UUID id,
      String displayName,
      Instant receivedAt,
      @Nullable Verdict verdict,
      @Nullable BigDecimal score,
      BigDecimal max) {}

  /** What a trial was found to be. */
  record Judgement(int attempt, GradingReport report) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Changes changes;

  Trials(JdbcClient jdbc, JsonMapper json, Changes changes) {
    this.jdbc = jdbc;
    this.json = json;
    this.changes = changes;
  }

  /** Stores it, unless this form brought the same already: then nothing, and false. */
  boolean add(Trial trial, UUID form) {
    return jdbc.sql(
                """
                insert into trial (id, course_id, account_id, exercise, asked_as, blob, file_name,
                  form, received_at)
                values (:id, :course, :account, :exercise, :as, :blob, :file, :form, :received)
                on conflict (account_id, course_id, exercise, asked_as, form, blob) do nothing
                """)
            .param("id", trial.id())
            .param("course", trial.courseId())
            .param("account", trial.accountId())
            .param("exercise", trial.exercise())
            .param("as", trial.askedAs())
            .param("blob", trial.blob())
            .param("file", trial.fileName())
            .param("form", form)
            .param("received", utc(trial.receivedAt()))
            .update()
        == 1;
  }

  /** The id of what this form brought before. */
  UUID sameAs(Trial trial, UUID form) {
    return jdbc.sql(
            """
            select id from trial
            where account_id = :account and course_id = :course and exercise = :exercise
              and asked_as = :as and form = :form and blob = :blob
            """)
        .param("account", trial.accountId())
        .param("course", trial.courseId())
        .param("exercise", trial.exercise())
        .param("as", trial.askedAs())
        .param("form", form)
        .param("blob", trial.blob())
        .query(UUID.class)
        .single();
  }

  /**
   * @throws NotHereException if there is none that this member may read
   */
  Trial readable(Membership member, Exercise exercise, UUID id) {
    long course = member.staffOnly().course().id();
    return find(id)
        .filter(trial -> trial.courseId() == course)
        .filter(trial -> trial.exercise().equals(exercise.id()))
        .orElseThrow(() -> new NotHereException("trial " + id));
  }

  /** For the grader, who is nobody and asks by the id in its job. */
  Trial forGrading(UUID id) {
    return find(id).orElseThrow(() -> new IllegalStateException("No trial " + id));
  }

  private Optional<Trial> find(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from trial where id = ?")
        .param(id)
        .query(Trial.class)
        .optional();
  }

  /** The member's own newest file that an editor can go on with. */
  Optional<Trial> newestPython(Membership member, Exercise exercise) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                 from trial
                where account_id = ? and course_id = ? and exercise = ? and file_name like ?
                order by received_at desc limit 1
                """)
        .params(
            member.accountId(),
            member.course().id(),
            exercise.id(),
            "%" + SourceKind.PYTHON.ending())
        .query(Trial.class)
        .optional();
  }

  /** What was tried on an exercise in a course, newest first. */
  List<Line> latest(Membership member, Exercise exercise, int most) {
    return jdbc.sql(
            """
            select trial.id, display_name, received_at, verdict,
                   (report ->> 'score')::numeric as score,
                   coalesce((report ->> 'maxScore')::numeric, 1) as max
            from trial join account on account.id = account_id
            where course_id = ? and exercise = ?
            order by received_at desc limit ?
            """)
        .params(member.staffOnly().course().id(), exercise.id(), most)
        .query(Line.class)
        .list();
  }

  /** How many of this person's wait for a grader. */
  int waiting(long accountId) {
    return jdbc.sql(
            """
            select count(*)
            from trial
            join scheduled_tasks job on job.task_instance = trial.id::text and job.task_name = ?
            where account_id = ?
            """)
        .params(TrialConfiguration.TRY.getTaskName(), accountId)
        .query(Integer.class)
        .single();
  }

  boolean isJudged(UUID id) {
    return jdbc.sql("select exists (select from trial where id = ? and report is not null)")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  Optional<Judgement> judgement(UUID id) {
    return jdbc.sql("select attempts, report from trial where id = ? and report is not null")
        .param(id)
        .query(
            (row, number) ->
                new Judgement(
                    row.getInt("attempts"),
                    json.readValue(row.getString("report"), GradingReport.class)))
        .optional();
  }

  /** Writes down what an attempt found, and tells the trial's page. */
  @Transactional
  public void save(UUID id, Finding finding, Instant started, Instant finished) {
    StatementSpec update =
        jdbc.sql(
                """
                update trial
                set attempts = attempts + 1, verdict = :verdict, exercise_version = :version,
                  report = :report::jsonb, fault = :fault, started_at = :started,
                  finished_at = :finished
                where id = :id and report is null
                """)
            .param("id", id)
            .param("started", utc(started))
            .param("finished", utc(finished));
    switch (finding) {
      case Judged judged -> judged(update, judged.report()).update();
      case OurFault ours -> fault(update, ours.fault()).update();
    }
    changes.tell(id);
  }

  private StatementSpec judged(StatementSpec update, GradingReport report) {
    return update
        .param("verdict", report.verdict().name())
        .param("version", report.version())
        .param("report", json.writeValueAsString(report))
        .param("fault", null);
  }

  private static StatementSpec fault(StatementSpec update, String fault) {
    return update
        .param("verdict", Verdict.INTERNAL_ERROR.name())
        .param("version", null)
        .param("report", null)
        .param("fault", fault);
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
