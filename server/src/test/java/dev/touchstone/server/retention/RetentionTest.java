package dev.touchstone.server.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.submission.Blobs;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RetentionTest extends ServerTest {

  /** Older than anything that other tests make. */
  private static final Duration LONG = Duration.ofDays(9000);

  @Autowired Blobs blobs;
  @Autowired Clock clock;

  @Test
  void whatIsOlderThanItsRuleGoesWithItsFileAndWhatGradesRestOnStays() {
    Classroom room =
        Classroom.open(jdbc, "keeping", "保存", "Keeping")
            .person("keep-mu", "穆同学", "STUDENT")
            .assignment("old", Duration.ofDays(3), Duration.ofDays(4), "softmax");
    room.grade(
        room.handIn("keep-mu", "old", "softmax", "kept = 1", Duration.ofDays(10_000)),
        Verdict.ACCEPTED,
        1,
        null,
        null);
    String tried = blobs.keep("tried = 1".getBytes(StandardCharsets.UTF_8));
    String shared = blobs.keep("kept = 1".getBytes(StandardCharsets.UTF_8));
    trial(tried, 10_000);
    trial(shared, 10_001);
    trial(shared, 1);
    run(shared, 10_000);
    run(shared, 2);
    sql(
        """
        insert into draft select account.id, asked.id, 'typed', 1, null, now() - interval '10000 days'
        from account, assignment_exercise asked join assignment on assignment.id = assignment_id
        join course on course.id = course_id where course.slug = 'keeping' and name = 'keep-mu'
        """);
    var rules = new RetentionRules(LONG, LONG, LONG, Duration.ZERO, LONG);

    new Retention(jdbc, blobs, clock, rules).sweep();

    assertThat(count("draft")).isZero();
    assertThat(count("trial")).isOne();
    assertThat(count("experiment_run")).as("zero keeps for ever").isEqualTo(2);
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from experiment_series join experiment_run run on run.id = run_id
                    join account on account.id = run.account_id where account.name = 'keep-mu'
                    """)
                .query(Integer.class)
                .single())
        .isOne();
    assertThat(blob(tried)).isZero();
    assertThat(blob(shared)).isOne();
    assertThat(count("submission")).isOne();

    new Retention(jdbc, blobs, clock, new RetentionRules(LONG, LONG, LONG, LONG, LONG)).sweep();

    assertThat(count("experiment_run")).isOne();
    assertThat(count("submission")).isOne();
  }

  @Test
  void aNegativeRuleIsRefused() {
    Duration zero = Duration.ZERO;
    assertThatThrownBy(() -> new RetentionRules(zero, zero, zero, zero, Duration.ofDays(-1)))
        .hasMessageContaining("negative");
  }

  /** Whatever a table is called: nothing of who they were may be found in any column of text. */
  @Test
  void noTableHoldsAForgottenPersonsNameOrWhatOnlyTheyWrote() {
    Classroom room =
        Classroom.open(jdbc, "forgetting", "遗忘", "Forgetting")
            .person("oubli-prof", "记老师", "INSTRUCTOR")
            .person("oubli-xyzzy", "忘忧草甲", "STUDENT")
            .assignment("old", Duration.ofDays(3), Duration.ofDays(4), "softmax");
    room.grade(
        room.handIn("oubli-xyzzy", "old", "softmax", "kept = 2", Duration.ofHours(2)),
        Verdict.ACCEPTED,
        1,
        null,
        null);
    String tried = blobs.keep("# 忘忧草甲 tried\n".getBytes(StandardCharsets.UTF_8));
    long person =
        jdbc.sql("select id from account where name = 'oubli-xyzzy'").query(Long.class).single();
    for (String insert :
        List.of(
            "update account set student_number = 'XYZZY-7', email = 'oubli-xyzzy@example.org' where"
                + " id = :p",
            "insert into name_reading values (:p, 'Wang You Cao Xyzzy')",
            "insert into calendar_feed values (:p, 'feed-xyzzy', now())",
            "insert into question_digest values (:p, true)",
            "insert into sign_in_failure (name, address, at) values ('oubli-xyzzy', '192.0.2.9',"
                + " now())",
            """
            insert into draft select :p, asked.id, convert_to('draft xyzzy', 'UTF8'), 1, null, now()
            from assignment_exercise asked join assignment on assignment.id = assignment_id
            join course on course.id = course_id where course.slug = 'forgetting'
            """,
            """
            insert into roster_import (id, course_id, made_by, made_at, file_name, charset, content)
            select gen_random_uuid(), id, :p, now(), 'r.csv', 'UTF-8', '[{"name": "忘忧草甲"}]'
            from course where slug = 'forgetting'
            """,
            """
            insert into spot_check (course_id, assignment_id, seed, wanted, drawn_by, drawn_at)
            select course.id, assignment.id, md5('oubli'), 1, :p, now() from course
            join assignment on course_id = course.id where course.slug = 'forgetting'
            """,
            """
            insert into spot_check_person (spot_check_id, account_id, name, risk, place)
            select spot_check.id, :p, 'oubli-xyzzy', 0, 1 from spot_check where seed = md5('oubli')
            """,
            """
            insert into competition (id, course_id, slug, title_zh, title_en, statement_zh, statement_en, starter,
              data, metric, classes, train_share, public_share, split_seed, baseline, entries_per_day, seconds,
              memory_mb, opens_at, closes_at)
            select gen_random_uuid(), id, 'forgotten', '题', 'T', '题', 'T', 'pass', (select sha256 from blob where content = convert_to('kept = 2', 'UTF8')),
              'accuracy', 10, 0.5, 0.2, 7, 'softmax-regression', 5, 30, 1024, now(), now() + interval '1 day'
            from course where slug = 'forgetting'
            """,
            """
            insert into team (competition_id, name, nickname) select id, '忘忧草甲', 'nick xyzzy'
            from competition where slug = 'forgotten'
            """,
            "insert into team_member select id, competition_id, :p from team where nickname = 'nick"
                + " xyzzy'",
            """
            insert into team_event (team_id, kind, account_id, detail, at)
            select id, 'MERGED', :p, '忘忧草甲', now() from team where nickname = 'nick xyzzy'
            """,
            """
            insert into final_board (competition_id, edition, prizes, publication, drawn_at)
            select id, 1, 0, false, now() from competition where slug = 'forgotten'
            """,
            """
            insert into final_row (board_id, place, team_id, name, members, baseline, disqualified, entries, picked)
            select board.id, 1, team.id, team.name, '忘忧草甲, 忘忧草甲乙', false, false, 0, false
            from final_board board join team using (competition_id) where nickname = 'nick xyzzy'
            """)) {
      jdbc.sql(insert).param("p", person).update();
    }
    trialOf("oubli-xyzzy", "forgetting", tried, 1);
    runOf("oubli-xyzzy", "forgetting", tried, 1, "memo xyzzy");
    var teacher = signedIn("oubli-prof");
    String page = "/courses/forgetting/people/" + person;

    assertThat(teacher.post(page, page + "/erase", Map.of("confirmed", "oubli-xyzzy")).statusCode())
        .isEqualTo(302);

    for (Map<String, Object> column :
        jdbc.sql(
                """
                select table_name::text, column_name::text, data_type::text from information_schema.columns
                join information_schema.tables using (table_schema, table_name)
                where table_schema = 'public' and table_type = 'BASE TABLE'
                  and data_type in ('text', 'character', 'character varying', 'jsonb', 'bytea')
                """)
            .query()
            .listOfRows()) {
      String value =
          column.get("data_type").equals("bytea")
              ? "encode(" + column.get("column_name") + ", 'escape')"
              : "\"" + column.get("column_name") + "\"::text";
      assertThat(
              jdbc.sql(
                      "select count(*) from \"%s\" where %s ~* :who or %2$s like :bytes"
                          .formatted(column.get("table_name"), value))
                  .param("who", "[ -]xyzzy|xyzzy-7|忘忧草甲($|[^乙])")
                  .param("bytes", "%\\\\345\\\\277\\\\230\\\\345\\\\277\\\\247%")
                  .query(Integer.class)
                  .single())
          .as("%s", column)
          .isZero();
    }
    assertThat(count("submission", "forgetting")).as("what grades rest on stays").isOne();
  }

  private void trial(String blob, int days) {
    trialOf("keep-mu", "keeping", blob, days);
  }

  private void run(String blob, int days) {
    runOf("keep-mu", "keeping", blob, days, "");
  }

  private void trialOf(String name, String course, String blob, int days) {
    jdbc.sql(
            """
            insert into trial (id, course_id, account_id, exercise, asked_as, blob, file_name, form, received_at)
            select gen_random_uuid(), course.id, account.id, 'softmax', 'function', ?, 'try.py',
              gen_random_uuid(), now() - make_interval(days => ?)
            from course, account where course.slug = ? and account.name = ?
            """)
        .params(blob, days, course, name)
        .update();
  }

  private void runOf(String name, String course, String blob, int days, String memo) {
    jdbc.sql(
            """
            with run as (
              insert into experiment_run (id, source_id, kind, course_id, account_id, title_zh, title_en, page, blob,
                file_name, memo, state, started_at, ended_at)
              select gen_random_uuid(), gen_random_uuid(), 'TRIAL', course.id, account.id, '一次', 'One', '/', ?,
                'try.py', ?, 'FINISHED', now() - make_interval(days => ?), now()
              from course, account where course.slug = ? and account.name = ? returning id)
            insert into experiment_series (run_id, curve, name, total, stride, last_number, last_step, last_value)
            select id, 'LOSS', 'train', 1, 1, 0, 0, 0.5 from run
            """)
        .params(blob, memo, days, course, name)
        .update();
  }

  private int count(String table) {
    return count(table, "keeping");
  }

  private int count(String table, String course) {
    return jdbc.sql(
            "select count(*) from %s join account on account.id = account_id join enrolment on enrolment.account_id = account.id join course on course.id = enrolment.course_id where course.slug = ?"
                .formatted(table))
        .param(course)
        .query(Integer.class)
        .single();
  }

  private int blob(String hash) {
    return jdbc.sql("select count(*) from blob where sha256 = ?")
        .param(hash)
        .query(Integer.class)
        .single();
  }

  private void sql(String insert) {
    jdbc.sql(insert).update();
  }
}
