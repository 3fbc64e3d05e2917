package dev.touchstone.server.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A thousand students with five assignments of four exercises. */
@TestInstance(Lifecycle.PER_CLASS)
class LargeGradebookTest extends ServerTest {

  private static final String[] EXERCISES = {"softmax", "corr2d", "accuracy", "adam"};

  @BeforeAll
  void fill() {
    Classroom room =
        Classroom.open(jdbc, "gbig", "大课", "Large").person("gbig-ta", "助教", "INSTRUCTOR");
    for (String name : new String[] {"a1", "a2", "a3", "a4", "a5"}) {
      room.assignment(name, Duration.ofDays(9), Duration.ofDays(-1), EXERCISES);
    }
    jdbc.sql(
            "insert into blob (sha256, content) values (encode(sha256('x'), 'hex'), 'x') on"
                + " conflict do nothing")
        .update();
    jdbc.sql(
            """
            insert into account (name, display_name, password, sample)
            select 'gbig' || i, '学生' || i, (select password from account where name = 'lin'), true
            from generate_series(1, 1000) i
            """)
        .update();
    jdbc.sql(
            """
            insert into enrolment (course_id, account_id, role)
            select course.id, account.id, 'STUDENT' from course, account
            where course.slug = 'gbig' and account.name ~ '^gbig[0-9]'
            """)
        .update();
    jdbc.sql(
            """
            insert into submission (id, assignment_exercise_id, account_id, blob, file_name, receipt,
              form, received_at)
            select made.id, asked.id, account.id, encode(sha256('x'), 'hex'), 'x.py', 'GBIG' || made.id,
              made.id, now() - interval '5 d'
            from assignment_exercise asked
            join assignment on assignment.id = asked.assignment_id
            join course on course.id = assignment.course_id and course.slug = 'gbig'
            join account on account.name ~ '^gbig[0-9]' and account.id % 10 <> 0
            cross join lateral (select gen_random_uuid() as id where account.id + asked.id > 0) made
            """)
        .update();
    jdbc.sql(
            """
            insert into grading (submission_id, attempt, verdict, score, max_score, report, image,
              exercise_version, seed, started_at, finished_at)
            select submission.id, 1, 'PARTIAL', abs(hashtext(id::text)) % 11, 10, '{}', 'x', 1, 0,
              received_at, received_at
            from submission where receipt like 'GBIG%'
            """)
        .update();
    jdbc.sql(
            """
            insert into grade_scheme (course_id, version, scheme, edited_at)
            select id, 1, jsonb_build_object('parts', (select jsonb_agg(jsonb_build_object('key',
              'assignment:a' || i, 'weight', 20, 'bonus', false, 'dropLowest', 0)) from
              generate_series(1, 5) i), 'bands', '[]'::jsonb, 'pass', 60, 'missing', 2), now()
            from course where slug = 'gbig'
            """)
        .update();
    jdbc.sql("analyze").update();
  }

  @AfterAll
  void empty() {
    jdbc.sql(
            "delete from grading using submission where submission.id = submission_id and receipt"
                + " like 'GBIG%'")
        .update();
    jdbc.sql("delete from submission where receipt like 'GBIG%'").update();
    jdbc.sql(
            "delete from enrolment using account where account.id = account_id and name ~"
                + " '^gbig[0-9]'")
        .update();
    jdbc.sql("delete from account where name ~ '^gbig[0-9]'").update();
    jdbc.sql("analyze").update();
  }

  @Test
  void aThousandStudentsAreOnOnePage() {
    String page = signedIn("gbig-ta").page("/courses/gbig/gradebook");

    assertThat(page.split("class=\"gb-row\"", -1)).hasSize(1001);
  }
}
