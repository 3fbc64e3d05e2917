package dev.touchstone.server.rights;

import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the desk, the roll call, the course's page and its questions add to the {@link Scene}. */
final class DeskScene {

  private final JdbcClient jdbc;
  private final Map<String, String> names;
  private final long course;
  private final long owner;
  private final long instructor;
  private final UUID submission;

  /**
   * @param names those of the scene, to which these are added
   */
  DeskScene(JdbcClient jdbc, Map<String, String> names, long owner, long instructor) {
    this.jdbc = jdbc;
    this.names = names;
    this.owner = owner;
    this.instructor = instructor;
    this.submission = UUID.fromString(names.getOrDefault("{submission}", ""));
    this.course =
        jdbc.sql("select id from course where slug = ?")
            .param(names.get("{course}"))
            .query(Long.class)
            .single();
  }

  void fill() {
    grades();
    rollCall();
    review();
    fixAndInquiry();
    people();
    page();
    question();
    // Whoever has no link finds nothing behind one that was made up.
    names.put("{token}", "nobody-gave-me-this");
    names.put("part", "assignment:rights");
    names.put("{part}", "assignment:rights");
    names.put(
        "/account/tokens/{id}",
        added(
            """
            insert into personal_token (account_id, name, prefix, token_hash, scopes, made_at,
              expires_at)
            values (:owner, 'x', 'ts_', repeat('0', 64), '{READ}', now(), now() + interval '1 day')
            returning id
            """));
  }

  private void grades() {
    added(
        """
        insert into grade_scheme (course_id, version, scheme, edited_at)
        select :course, 1, '{"parts": [{"key": "assignment:rights", "weight": 100, "bonus": false, "dropLowest": 0}],
          "bands": [], "pass": 60, "missing": 2}'::jsonb, now()
        returning course_id
        """);
  }

  private void rollCall() {
    String section = names.get("{section}");
    names.put(
        "{call}",
        added(
            """
            insert into roll_call (course_id, section_id, topic, seed, pool, started_by, started_at)
            select :course, enrolment.section_id, 'x', 1,
              jsonb_build_array(jsonb_build_array(:owner::bigint, 0)), :instructor, now()
            from enrolment where account_id = :owner and course_id = :course returning id
            """));
    names.put(
        "{turn}",
        added(
            "insert into roll_call_turn (roll_call_id, number, account_id, drawn, at) values ("
                + names.get("{call}")
                + ", 1, :owner, true, now()) returning id"));
    added(
        "insert into roll_call_mark (turn_id, status, points, reason, made_by, made_at) values ("
            + names.get("{turn}")
            + ", 'ABSENT', 0, '', :instructor, now()) returning id");
    names.put("/courses/{course}/people/sections/{id}", String.valueOf(section));
  }

  private void review() {
    names.put("/courses/{course}/review/{assignment}/{id}", submission.toString());
    String review =
        added(
            """
            insert into review (submission_id, said, saved_by, saved_at, released_at, released_by, news_at)
            values (:submission, 'x', :instructor, now(), now(), :instructor, now()) returning id
            """);
    names.put(
        "{comment}",
        added(
            "insert into review_comment (review_id, cell, line_from, line_to, said, author_id, at)"
                + " values ("
                + review
                + ", 0, 1, 1, 'x', :instructor, now()) returning id"));
    names.put(
        "/courses/{course}/review/snippets/{id}",
        added(
            "insert into review_snippet (course_id, name, said, author_id) values (:course, 'x',"
                + " 'x', :instructor) returning id"));
  }

  private void fixAndInquiry() {
    String request =
        added(
            """
            insert into fix_request (submission_id, cell, line_from, line_to, due_at, asked_at, deduction)
            values (:submission, 0, 1, 1, now() + interval '3 days', now(), 10) returning id
            """);
    added(
        "insert into fix_event (request_id, kind, said, by_id, at) values ("
            + request
            + ", 'ASKED', 'x', :instructor, now()) returning id");
    names.put("/submissions/{id}/fix/{request}", request);
    names.put("/courses/{course}/review/{assignment}/{id}/fix/{request}", request);
    String inquiry =
        added(
            """
            insert into inquiry (submission_id, account_id, exercise_id, asked_at)
            select id, account_id, assignment_exercise_id, now() from submission where id = :submission
            returning id
            """);
    added(
        "insert into inquiry_message (inquiry_id, kind, said, by_id, at) values ("
            + inquiry
            + ", 'ASKED', 'x', :owner, now()) returning id");
    names.put("{inquiry}", inquiry);
    added(
        """
        insert into talk (submission_id, said, invited_by, invited_at)
        values (:submission, 'x', :instructor, now()) returning id
        """);
  }

  private void people() {
    names.put("/courses/{course}/people/import/{id}", roster());
    names.put(
        "/courses/{course}/people/invites/{id}",
        added(
            """
            insert into invite (course_id, token, role, most, made_by, made_at, expires_at)
            values (:course, 'rights', 'STUDENT', 5, :instructor, now(), now() + interval '1 day')
            returning id
            """));
  }

  private String roster() {
    return added(
        """
        insert into roster_import (id, course_id, made_by, made_at, file_name, charset, content)
        values (gen_random_uuid(), :course, :instructor, now(), 'x.csv', 'UTF-8',
          '{"charset": "UTF-8", "lines": [], "findings": [], "ignored": []}') returning id
        """);
  }

  private void page() {
    names.put(
        "/courses/{course}/schedule/weeks/{id}",
        added(
            """
            insert into course_week (course_id, starts_on, topic_zh, topic_en)
            values (:course, '2026-09-07', '一', 'One') returning id
            """));
    names.put(
        "/courses/{course}/schedule/announcements/{id}",
        added(
            """
            insert into announcement (course_id, title_zh, title_en, body_zh, body_en, author_id, at)
            values (:course, '一', 'One', '文', 'Text', :instructor, now()) returning id
            """));
  }

  private void question() {
    String question =
        added(
            """
            insert into question (course_id, title, author_id, asked_at)
            values (:course, 'x', :owner, now()) returning id
            """);
    names.put("/courses/{course}/questions/{id}", question);
    names.put(
        "/courses/{course}/questions/posts/{id}",
        added(
            "insert into question_post (question_id, author_id, body, written_at) values ("
                + question
                + ", :owner, 'x', now()) returning id"));
  }

  private String added(String sql) {
    return jdbc.sql(sql.replaceFirst("returning (\\S+)", "returning $1::text"))
        .param("course", course)
        .param("owner", owner)
        .param("instructor", instructor)
        .param("submission", submission)
        .query(String.class)
        .single();
  }
}
