package dev.touchstone.server.overview;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.course.Membership;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how a class stands, with one query for each thing however many students there are. */
@Component
class ClassSheets {

  private record Person(long id, String name, String displayName) {}

  private record Tries(long accountId, String exercise, int tries) {}

  private record Best(
      long accountId, String exercise, Verdict verdict, BigDecimal score, UUID submissionId) {}

  private final JdbcClient jdbc;

  ClassSheets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The students that this reader may see, in the order of their account names. */
  ClassSheet sheet(Membership reader, Assignment assignment) {
    Map<Long, Map<String, Cell>> cells = cells(assignment.id());
    return new ClassSheet(
        assignment.exercises().stream().map(Column::of).toList(),
        students(assignment.courseId()).stream()
            .filter(person -> reader.mayRead(person.id()))
            .map(
                person ->
                    new Student(
                        person.id(),
                        person.name(),
                        person.displayName(),
                        cells.getOrDefault(person.id(), Map.of())))
            .toList());
  }

  private List<Person> students(long courseId) {
    return jdbc.sql(
            """
            select account.id, account.name, account.display_name
            from enrolment join account on account.id = enrolment.account_id
            where enrolment.course_id = ? and enrolment.role = 'STUDENT'
            order by account.name
            """)
        .param(courseId)
        .query(
            (row, number) ->
                new Person(row.getLong("id"), row.getString("name"), row.getString("display_name")))
        .list();
  }

  private Map<Long, Map<String, Cell>> cells(long assignmentId) {
    Map<Long, Map<String, Cell>> cells = new HashMap<>();
    for (Tries tries : tries(assignmentId)) {
      of(cells, tries.accountId()).put(tries.exercise(), new Cell(tries.tries(), null, null, null));
    }
    for (Best best : best(assignmentId)) {
      of(cells, best.accountId())
          .compute(best.exercise(), (exercise, tried) -> graded(tried, best));
    }
    return cells;
  }

  private static Map<String, Cell> of(Map<Long, Map<String, Cell>> cells, long accountId) {
    return cells.computeIfAbsent(accountId, id -> new LinkedHashMap<>());
  }

  private static Cell graded(@Nullable Cell tried, Best best) {
    int tries = tried == null ? 1 : tried.tries();
    return new Cell(tries, best.submissionId(), best.verdict(), best.score());
  }

  private List<Tries> tries(long assignmentId) {
    return jdbc.sql(
            """
            select submission.account_id, asked.exercise, count(*) as tries
            from assignment_exercise asked
            join submission on submission.assignment_exercise_id = asked.id
            where asked.assignment_id = ? and submission.withdrawn_at is null
            group by submission.account_id, asked.exercise
            """)
        .param(assignmentId)
        .query(
            (row, number) ->
                new Tries(
                    row.getLong("account_id"), row.getString("exercise"), row.getInt("tries")))
        .list();
  }

  // Read by hand, as many rows as they are: the mapping by name costs more than the query.
  private List<Best> best(long assignmentId) {
    return jdbc.sql(
            """
            select account_id, exercise, verdict, score, submission_id
            from best_score where assignment_id = ?
            """)
        .param(assignmentId)
        .query(
            (row, number) ->
                new Best(
                    row.getLong("account_id"),
                    row.getString("exercise"),
                    Verdict.valueOf(row.getString("verdict")),
                    row.getBigDecimal("score"),
                    row.getObject("submission_id", UUID.class)))
        .list();
  }

  /**
   * What goes wrong most, in most students' work first.
   *
   * @param exercise the only one to look at, or null for all
   */
  List<FrequentDiagnosis> diagnoses(
      Membership reader, Assignment assignment, @Nullable String exercise, int most) {
    return jdbc.sql(
            """
            with judged as (
              select asked.exercise, submission.account_id, found.diagnosis, found.diagnosis_of,
                     row_number() over (partition by submission.account_id, asked.exercise
                                        order by submission.received_at desc) as age
              from assignment_exercise asked
              join submission on submission.assignment_exercise_id = asked.id
                and submission.withdrawn_at is null
              join enrolment on enrolment.account_id = submission.account_id
                and enrolment.course_id = :course and enrolment.role = 'STUDENT'
                and (:only::bigint[] is null or submission.account_id = any (:only::bigint[]))
              -- One by one: joined as a whole, every grading of every course would be read.
              cross join lateral (
                select diagnosis, diagnosis_of from standing_grading
                where submission_id = submission.id offset 0) found
              where asked.assignment_id = :assignment
                and (:exercise::text is null or asked.exercise = :exercise)),
            -- Two steps instead of count(distinct), which would sort every submission.
            by_student as (
              select exercise, diagnosis, diagnosis_of, account_id,
                     count(*) as submissions, count(*) filter (where age = 1) as still
              from judged
              where diagnosis is not null
              group by exercise, diagnosis, diagnosis_of, account_id)
            select exercise, diagnosis as id, diagnosis_of as known,
                   count(*) as students, sum(still)::int as still,
                   sum(submissions)::int as submissions
            from by_student
            group by exercise, diagnosis, diagnosis_of
            order by students desc, submissions desc, exercise, diagnosis
            limit :most
            """)
        .param("course", assignment.courseId())
        .param("assignment", assignment.id())
        .param("only", reader.readsOnly())
        .param("exercise", exercise)
        .param("most", most)
        .query(FrequentDiagnosis.class)
        .list();
  }
}
