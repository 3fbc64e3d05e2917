package dev.touchstone.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Four hundred students with twelve exercises and some eight thousand submissions: every one is
 * counted.
 */
@TestInstance(Lifecycle.PER_CLASS)
class LargeClassTest extends ServerTest {

  private static final String CLASS = "/courses/crowd/assignments/all/class";
  private static final String[] EXERCISES = {
    "softmax", "corr2d", "normal_equation", "accuracy", "activations", "adam",
    "adagrad", "adadelta", "anchors", "augmentation", "additive_attention", "assign_anchors"
  };

  @BeforeAll
  void fill() {
    Classroom.open(jdbc, "crowd", "大班", "Crowd")
        .person("qiao", "乔助教", "TA")
        .assignment("all", Duration.ofDays(6), Duration.ofDays(1), EXERCISES);
    jdbc.sql(
            "insert into blob (sha256, content) values (encode(sha256('x'), 'hex'), 'x') on"
                + " conflict do nothing")
        .update();
    jdbc.sql(
            """
            insert into account (name, display_name, password, sample)
            select 'crowd' || i, '学生' || i, (select password from account where name = 'lin'), true
            from generate_series(1, 400) i
            """)
        .update();
    jdbc.sql(
            """
            insert into enrolment (course_id, account_id, role)
            select course.id, account.id, 'STUDENT' from course, account
            where course.slug = 'crowd' and account.name ~ '^crowd'
            """)
        .update();
    // Each tenth has not started; the others try one to three times.
    jdbc.sql(
            """
            insert into submission (id, assignment_exercise_id, account_id, blob, file_name, receipt,
              form, received_at)
            select made.id, asked.id, account.id, encode(sha256('x'), 'hex'), 'x.py', 'CROWD' || made.id,
              made.id, now() - interval '5 d' + try * interval '1 h'
            from assignment_exercise asked
            join assignment on assignment.id = asked.assignment_id
            join course on course.id = assignment.course_id and course.slug = 'crowd'
            join account on account.name ~ '^crowd' and account.id % 10 <> 0
            cross join generate_series(1, 3) try
            cross join lateral (select gen_random_uuid() as id where try <= 1 + (account.id + asked.id) % 3) made
            """)
        .update();
    jdbc.sql(
            """
            insert into grading (submission_id, attempt, verdict, score, max_score, report, image,
              exercise_version, seed, started_at, finished_at)
            select submission.id, 1, case n when 0 then 'ACCEPTED' else 'WRONG_ANSWER' end,
              case n when 0 then 10 else n end, 10,
              jsonb_build_object('log', repeat(md5(submission.id::text), 60), 'diagnosis',
                case n when 0 then '[]'::jsonb else jsonb_build_array(
                  jsonb_build_object('id', (array['shape','values','raised','time_limit','not_finite'])[n],
                    'exercise', null, 'arguments', '[]'::jsonb)) end),
              'x', 1, 0, received_at, received_at
            from (select *, (('x' || substr(md5(id::text), 1, 4))::bit(16)::int % 6) as n from submission
                  where receipt like 'CROWD%') submission
            """)
        .update();
    jdbc.sql("analyze").update();
  }

  @AfterAll
  void empty() {
    jdbc.sql(
            "delete from grading using submission where submission.id = submission_id and receipt"
                + " like 'CROWD%'")
        .update();
    jdbc.sql(
            "delete from regrade_submission using submission where submission.id = submission_id"
                + " and receipt like 'CROWD%'")
        .update();
    jdbc.sql("delete from submission where receipt like 'CROWD%'").update();
    jdbc.sql(
            "delete from enrolment using account where account.id = account_id and name ~ '^crowd'")
        .update();
    jdbc.sql("delete from account where name ~ '^crowd'").update();
    jdbc.sql("analyze").update();
  }

  @Test
  void everyoneOfALargeClassIsOnItsPagesAndInItsTable() {
    Visitor qiao = signedIn("qiao");

    String page = qiao.page(CLASS);
    String table = qiao.page(CLASS + ".csv");

    assertThat(submissions()).isGreaterThan(8_000);
    assertThat(page).contains("Page 1 of 16");
    assertThat(table.lines().filter(line -> line.startsWith("crowd"))).hasSize(400);
    assertThat(qiao.page(CLASS + "?exercise=softmax&state=TRIED")).contains("Page 1 of");
    assertThat(
            qiao.page("/courses/crowd/submissions?assignment=all&exercise=softmax&diagnosis=shape"))
        .contains("crowd");
  }

  @Test
  void everyoneWhoMovesInALargeClassIsSaidAndCountsAfterwards() {
    Visitor qiao = signedIn("qiao");
    UUID regrade = regradedAndFinished();
    String before = qiao.page(CLASS + ".csv");

    String movers = qiao.page("/courses/crowd/assignments/all/regrades/" + regrade);
    jdbc.sql(
            "update regrade set applied_by = requested_by, applied_at = now(), reason = 'x' where"
                + " id = ?")
        .param(regrade)
        .update();

    assertThat(movers).contains("Only who changes (" + moved(regrade) + ")");
    assertThat(qiao.page(CLASS + ".csv")).isNotEqualTo(before);
  }

  private int submissions() {
    return jdbc.sql("select count(*) from submission where receipt like 'CROWD%'")
        .query(Integer.class)
        .single();
  }

  /** Students with an exercise whose best was not right and now is. */
  private int moved(UUID regrade) {
    return jdbc.sql(
            """
            select count(distinct account_id) from (
              select submission.account_id, submission.assignment_exercise_id
              from submission join grading on grading.submission_id = submission.id
              where receipt like 'CROWD%'
              group by 1, 2
              having coalesce(max(grading.score) filter (where grading.regrade_id is null), 0)
                < max(grading.score) filter (where grading.regrade_id = ?)) better
            """)
        .param(regrade)
        .query(Integer.class)
        .single();
  }

  /** Everything once more; each seventh submission is found to be right. */
  private UUID regradedAndFinished() {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into regrade (id, assignment_id, version, requested_by, requested_at, finished_at)
            select ?, assignment.id, assignment.version, account.id, now(), now()
            from assignment join course on course.id = course_id, account
            where course.slug = 'crowd' and account.name = 'qiao'
            """)
        .param(id)
        .update();
    jdbc.sql(
            """
            insert into regrade_submission (regrade_id, submission_id, place)
            select ?, id, row_number() over () from submission where receipt like 'CROWD%'
            """)
        .param(id)
        .update();
    jdbc.sql(
            """
            insert into grading (submission_id, regrade_id, attempt, verdict, score, max_score, report,
              image, exercise_version, points, seed, started_at, finished_at)
            select submission_id, regrade_submission.regrade_id, 1, case when place % 7 = 0 then 'ACCEPTED' else verdict end,
              case when place % 7 = 0 then 10 else score end, 10, report, image, 1, 10, 0, now(), now()
            from regrade_submission join grading using (submission_id)
            where regrade_submission.regrade_id = ?
            """)
        .param(id)
        .update();
    jdbc.sql("analyze").update();
    return id;
  }
}
