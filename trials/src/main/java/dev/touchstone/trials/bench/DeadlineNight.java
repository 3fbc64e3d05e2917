package dev.touchstone.trials.bench;

import dev.touchstone.trials.Database;
import java.util.List;

/**
 * A course of so many students on the evening when its fifth assignment is due, written straight
 * into the database as the server would have: four assignments are over, most have already handed
 * in something for the fifth. Earlier courses of the same size are what a server holds after years.
 *
 * @param slug of the course
 */
record DeadlineNight(String slug, Database database) {

  /** A name of theirs is the course's, a dash and a number from 1. */
  static DeadlineNight fill(Database database, String slug, int students) {
    database.rows(
        """
        insert into account (name, display_name, password, sample)
        select ? || '-' || who, '学生 ' || who, '{noop}touchstone', true
        from (select n::text as who from generate_series(1, ?) n union select 'ta' union select 'prof') people
        """,
        slug,
        students);
    database.rows(
        "insert into course (slug, title_zh, title_en, time_zone) values (?, '深度学习', 'Deep"
            + " learning', 'Asia/Shanghai')",
        slug);
    database.rows(
        """
        insert into enrolment (course_id, account_id, role)
        select course.id, account.id,
          case when account.name like '%-ta' then 'TA' when account.name like '%-prof' then 'INSTRUCTOR'
            else 'STUDENT' end
        from course join account on account.name like course.slug || '-%' where course.slug = ?
        """,
        slug);
    database.rows(
        """
        insert into assignment (course_id, slug, position, title_zh, title_en, statement_zh, statement_en, opens_at, due_at)
        select id, 'a' || n, n, '作业 ' || n, 'Assignment ' || n, '按各题题面完成。', 'Do what each exercise says.',
          now() - make_interval(weeks => 12 - 2 * n), now() + interval '50 minutes' - make_interval(weeks => 10 - 2 * n)
        from course, generate_series(1, 5) n where slug = ?
        """,
        slug);
    database.rows(
        """
        insert into assignment_exercise (assignment_id, exercise, position, points)
        select assignment.id, exercise, place, 10
        from assignment join course on course.id = course_id, (values ('softmax', 0), ('corr2d', 1)) asked (exercise, place)
        where course.slug = ?
        """,
        slug);
    database.rows(
        """
        insert into grade_scheme (course_id, version, scheme, edited_at)
        select id, 1, '{"parts": [{"key": "assignments", "weight": 100, "bonus": false, "dropLowest": 0}], "bands": [],
          "pass": 60, "missing": 2}', now() from course where slug = ?
        """,
        slug);
    database.rows(
        """
        set session_replication_role = replica;
        insert into submission (id, assignment_exercise_id, account_id, blob, file_name, receipt, form, received_at)
        select gen_random_uuid(), asked.id, enrolment.account_id, known.blob, asked.exercise || '.py',
          'NIGHT-' || asked.id || '-' || enrolment.account_id || '-' || try, gen_random_uuid(),
          least(assignment.due_at, now()) - try * interval '1 h' - enrolment.account_id % 1000 * interval '3 min'
        from course join enrolment on enrolment.course_id = course.id and enrolment.role = 'STUDENT'
        join assignment on assignment.course_id = course.id join assignment_exercise asked on asked.assignment_id = assignment.id,
          generate_series(1, 2) try, (select blob from submission limit 1) known
        where course.slug = ?
          and (try = 1 or enrolment.account_id % 4 = 0) and (assignment.position < 5 or enrolment.account_id % 10 < 6)
        """,
        slug);
    // The report of a real grading, so that it is as large as one.
    database.rows(
        """
        set session_replication_role = replica;
        insert into grading (submission_id, attempt, verdict, score, max_score, report, image, exercise_version, seed,
          started_at, finished_at, assignment_version, points)
        select submission.id, 1, 'ACCEPTED', 10, 10, known.report, known.image, known.exercise_version, known.seed,
          received_at, received_at + interval '1 s', 1, 10
        from submission join assignment_exercise asked on asked.id = assignment_exercise_id
        join assignment on assignment.id = assignment_id join course on course.id = assignment.course_id,
          (select * from grading where verdict = 'ACCEPTED' order by id limit 1) known
        where course.slug = ?
        """,
        slug);
    database.rows("analyze");
    return new DeadlineNight(slug, database);
  }

  String page() {
    return "/courses/" + slug;
  }

  String student(int number) {
    return slug + "-" + number;
  }

  /** Submissions of that student that are graded, as addresses. */
  List<String> results(String student) {
    return database
        .rows(
            """
            select '/submissions/' || submission.id from submission
            join account on account.id = account_id
            join assignment_exercise asked on asked.id = assignment_exercise_id
            where account.name = ? and exercise = 'softmax' order by received_at desc limit 5
            """,
            student)
        .stream()
        .map(List::getFirst)
        .toList();
  }

  long submissions() {
    return database.number("select count(*) from submission");
  }
}
