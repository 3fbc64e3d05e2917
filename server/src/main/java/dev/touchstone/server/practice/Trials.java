package dev.touchstone.server.practice;

import dev.touchstone.grading.GradingReport;
import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Exercise;
import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.practice.Finding.Judged;
import dev.touchstone.server.practice.Finding.OurFault;
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
public class Trials {

  /** How many runs of one person for one exercise are kept. */
  static final int KEPT_RUNS = 20;

  private static final String COLUMNS =
      """
      id, course_id, account_id, exercise, asked_as, examples_only, assignment_exercise_id, blob,
      file_name, received_at\
      """;

  /**
   * A trial in a list.
   *
   * @param verdict null while there is none
   * @param score from 0 to {@code max}; null unless it was judged
   */
  public record Line(
      UUID id,
      String displayName,
      Instant receivedAt,
      @Nullable Verdict verdict,
      @Nullable BigDecimal score,
      BigDecimal max) {}

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
                insert into trial (id, course_id, account_id, exercise, asked_as, examples_only,
                  assignment_exercise_id, blob, file_name, form, received_at)
                values (:id, :course, :account, :exercise, :as, :examples, :asked, :blob, :file,
                  :form, :received)
                on conflict (account_id, course_id, exercise, asked_as, form, blob) do nothing
                """)
            .param("id", trial.id())
            .param("course", trial.courseId())
            .param("account", trial.accountId())
            .param("exercise", trial.exercise())
            .param("as", trial.askedAs())
            .param("examples", trial.examplesOnly())
            .param("asked", trial.assignmentExerciseId())
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
   * A trial of the catalogue.
   *
   * @throws NotHereException if there is none that this member may read
   */
  public Trial readable(Membership member, Exercise exercise, UUID id) {
    long course = member.staffOnly().course().id();
    return find(id)
        .filter(trial -> trial.courseId() == course && !trial.examplesOnly())
        .filter(trial -> trial.exercise().equals(exercise.id()))
        .orElseThrow(() -> new NotHereException("trial " + id));
  }

  /**
   * A run for what an assignment asks.
   *
   * @throws NotHereException if there is none that this member may read
   */
  Trial readable(Membership member, AssignmentExercise asked, UUID id) {
    return find(id)
        .filter(trial -> trial.courseId() == member.course().id())
        .filter(trial -> trial.isRunFor(asked.id()))
        .filter(trial -> member.mayRead(trial.accountId()))
        .orElseThrow(() -> new NotHereException("run " + id));
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

  /** The member's own newest file of the catalogue that an editor can go on with. */
  public Optional<Trial> newestPython(Membership member, Exercise exercise) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                 from trial
                where account_id = ? and course_id = ? and exercise = ? and file_name like ?
                  and not examples_only
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

  /** What staff tried on an exercise in a course, newest first. */
  public List<Line> latest(Membership member, Exercise exercise, int most) {
    return jdbc.sql(
            """
            select trial.id, display_name, received_at, verdict,
                   (report ->> 'score')::numeric as score,
                   coalesce((report ->> 'maxScore')::numeric, 1) as max
            from trial join account on account.id = account_id
            where course_id = ? and exercise = ? and not examples_only
            order by received_at desc limit ?
            """)
        .params(member.staffOnly().course().id(), exercise.id(), most)
        .query(Line.class)
        .list();
  }

  /** Where what came of it stands. */
  String page(Trial trial) {
    return jdbc.sql(
            """
            select '/courses/' || course.slug || coalesce(
                     '/assignments/' || assignment.slug || '/' || trial.exercise || '/runs/',
                     '/exercises/' || trial.exercise || '/trials/') || trial.id
            from trial join course on course.id = trial.course_id
              left join assignment_exercise asked on asked.id = assignment_exercise_id
              left join assignment on assignment.id = asked.assignment_id
            where trial.id = ?
            """)
        .param(trial.id())
        .query(String.class)
        .single();
  }

  /** Lets one transaction of this person go on at a time, until it ends. */
  void oneAtATime(long accountId) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('trial'), ?)")
        .param((int) accountId)
        .query((row, number) -> number)
        .list();
  }

  /** How many of this person's wait for a grader, or have one. */
  int waiting(long accountId) {
    return jdbc.sql("select count(*) from waiting_job where account_id = ? and task_name = ?")
        .params(accountId, TrialConfiguration.TRY.getTaskName())
        .query(Integer.class)
        .single();
  }

  void remove(UUID id) {
    jdbc.sql("delete from trial where id = ?").param(id).update();
  }

  /**
   * Removes this person's oldest runs for this exercise that nobody waits for.
   *
   * @return the files that were theirs
   */
  List<String> sweep(Trial run) {
    return jdbc.sql(
            """
            delete from trial
            where id in (
                select id from trial
                where account_id = :account and assignment_exercise_id = :asked and examples_only
                order by received_at desc, id offset :kept)
              and not exists (
                select from scheduled_tasks
                where task_name = :try and task_instance = trial.id::text)
            returning blob
            """)
        .param("account", run.accountId())
        .param("asked", run.assignmentExerciseId())
        .param("kept", KEPT_RUNS)
        .param("try", TrialConfiguration.TRY.getTaskName())
        .query(String.class)
        .list();
  }

  public boolean isJudged(UUID id) {
    return jdbc.sql("select exists (select from trial where id = ? and report is not null)")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  public Optional<Judgement> judgement(UUID id) {
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
