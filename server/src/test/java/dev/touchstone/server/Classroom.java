package dev.touchstone.server;

import dev.touchstone.grading.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A course of a test's own, with people in it and work that is graded already: what a page shows is
 * there without a sandbox. Opening the same one twice changes nothing.
 */
public final class Classroom {

  private final JdbcClient jdbc;
  private final String slug;

  private Classroom(JdbcClient jdbc, String slug) {
    this.jdbc = jdbc;
    this.slug = slug;
  }

  public static Classroom open(JdbcClient jdbc, String slug, String titleZh, String titleEn) {
    jdbc.sql(
            """
            insert into course (slug, title_zh, title_en, time_zone)
            values (?, ?, ?, 'Asia/Shanghai') on conflict do nothing
            """)
        .params(slug, titleZh, titleEn)
        .update();
    return new Classroom(jdbc, slug);
  }

  /** Someone who signs in with the password of the sample accounts. */
  public Classroom person(String name, String displayName, String role) {
    jdbc.sql(
            """
            insert into account (name, display_name, password, sample)
            values (?, ?, (select password from account where name = 'lin'), true)
            on conflict do nothing
            """)
        .params(name, displayName)
        .update();
    jdbc.sql(
            """
            insert into enrolment (course_id, account_id, role)
            select course.id, account.id, ? from course, account
            where course.slug = ? and account.name = ? on conflict do nothing
            """)
        .params(role, slug, name)
        .update();
    return this;
  }

  /** Ten points for each exercise. */
  public Classroom assignment(String assignment, Duration opened, Duration due, String... asked) {
    Instant now = Instant.now();
    jdbc.sql(
            """
            insert into assignment (course_id, slug, position, title_zh, title_en, statement_zh,
              statement_en, opens_at, due_at)
            select id, :slug, 1, '线性模型', 'Linear models', '按各题题面完成。', 'Do what each exercise says.', :opens, :due
            from course where slug = :course on conflict do nothing
            """)
        .param("slug", assignment)
        .param("opens", now.minus(opened).atOffset(ZoneOffset.UTC))
        .param("due", now.plus(due).atOffset(ZoneOffset.UTC))
        .param("course", slug)
        .update();
    for (int i = 0; i < asked.length; i++) {
      jdbc.sql(
              """
              insert into assignment_exercise (assignment_id, exercise, position, points)
              select assignment.id, ?, ?, 10 from assignment join course on course.id = course_id
              where course.slug = ? and assignment.slug = ? on conflict do nothing
              """)
          .params(asked[i], i, slug, assignment)
          .update();
    }
    return this;
  }

  public UUID handIn(
      String student, String assignment, String exercise, String code, Duration ago) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into blob (sha256, content) values (encode(sha256(:content), 'hex'), :content)
            on conflict do nothing
            """)
        .param("content", code.getBytes(StandardCharsets.UTF_8))
        .update();
    jdbc.sql(
            """
            insert into submission (id, assignment_exercise_id, account_id, blob, file_name,
              receipt, form, received_at)
            select :id, asked.id, account.id, encode(sha256(:content), 'hex'),
              asked.exercise || '.py', 'TEST-' || :id::uuid, :id, :received
            from assignment_exercise asked join assignment on assignment.id = asked.assignment_id
            join course on course.id = assignment.course_id, account
            where course.slug = :course and assignment.slug = :assignment
              and asked.exercise = :exercise and account.name = :student
            """)
        .param("id", id)
        .param("content", code.getBytes(StandardCharsets.UTF_8))
        .param("received", Instant.now().minus(ago).atOffset(ZoneOffset.UTC))
        .param("course", slug)
        .param("assignment", assignment)
        .param("exercise", exercise)
        .param("student", student)
        .update();
    return id;
  }

  /**
   * Judges it.
   *
   * @param share of the points
   * @param found id of the leading diagnosis, if there is one
   * @param of the exercise whose misconception it is
   */
  public UUID grade(
      UUID submission, Verdict verdict, double share, @Nullable String found, @Nullable String of) {
    jdbc.sql(
            """
            insert into grading (submission_id, attempt, verdict, score, max_score, report, image,
              exercise_version, seed, started_at, finished_at)
            select submission.id, 1, :verdict, :score, 10, jsonb_build_object(
                'exercise', asked.exercise, 'version', 1, 'seed', 0, 'image', 'sha256:0',
                'verdict', :verdict, 'score', :score, 'maxScore', 10, 'cases', '[]'::jsonb,
                'diagnosis', case when :found::text is null then '[]'::jsonb
                  else jsonb_build_array(jsonb_build_object('id', :found::text, 'exercise', :of::text,
                    'place', null, 'arguments', '[]'::jsonb)) end,
                'log', '', 'logCut', false, 'timings', '{}'::jsonb),
              'sha256:0', 1, 0, received_at, received_at + interval '3 s'
            from submission join assignment_exercise asked on asked.id = assignment_exercise_id
            where submission.id = :id
            """)
        .param("id", submission)
        .param("verdict", verdict.name())
        .param("score", 10 * share)
        .param("found", found)
        .param("of", of)
        .update();
    return submission;
  }
}
