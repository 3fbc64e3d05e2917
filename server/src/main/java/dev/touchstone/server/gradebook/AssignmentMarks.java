package dev.touchstone.server.gradebook;

import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Visibility;
import dev.touchstone.server.course.Membership;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What students have earned in assignments, with two queries however many they are. */
@Component
class AssignmentMarks {

  // Who was given no other date has the assignment's: the function is asked for the others only.
  private static final String FACTS =
      """
      with work as (
        select submission.account_id, asked.assignment_id, count(distinct asked.id) as handed_in
        from assignment
        join assignment_exercise asked on asked.assignment_id = assignment.id
        join submission on submission.assignment_exercise_id = asked.id
        where assignment.course_id = :course and submission.withdrawn_at is null
          and (:account::bigint is null or submission.account_id = :account)
        group by submission.account_id, asked.assignment_id),
      adjusted as (
        select adjustment.account_id, adjustment.assignment_id, sum(adjustment.points) as points
        from adjustment join assignment on assignment.id = adjustment.assignment_id
        where assignment.course_id = :course and adjustment.released_at is not null
        group by adjustment.account_id, adjustment.assignment_id)
      select enrolment.account_id, assignment.id as assignment_id,
        coalesce(work.handed_in, 0) as handed_in,
        case when exists (
            select from annulment
            where annulment.assignment_id = assignment.id and annulment.exercise is null
              and annulment.account_id = enrolment.account_id)
          then 0 else coalesce(adjusted.points, 0) end as adjusted,
        case when exists (
            select from extension
            where extension.assignment_id = assignment.id
              and extension.account_id = enrolment.account_id)
          then (select due from lateness(assignment.id, enrolment.account_id, :now))
          else assignment.due_at end < :now as over
      from assignment
      join enrolment on enrolment.course_id = assignment.course_id and enrolment.role = 'STUDENT'
      left join work on work.account_id = enrolment.account_id
        and work.assignment_id = assignment.id
      left join adjusted on adjusted.account_id = enrolment.account_id
        and adjusted.assignment_id = assignment.id
      where assignment.course_id = :course
        and (:account::bigint is null or enrolment.account_id = :account)
      """;

  private static final String SCORES =
      """
      select account_id, assignment_id, sum(case when exists (
            select from annulment
            where annulment.assignment_id = shown.assignment_id
              and annulment.account_id = shown.account_id
              and coalesce(annulment.exercise, shown.exercise) = shown.exercise)
          then 0 else score end) as score, sum(max) as open,
        sum(points) as worth, count(*)::int as graded, max(days_late) as late_days,
        bool_or(held) as held
      from %s
      where course_id = :course and (:account::bigint is null or account_id = :account)
      group by account_id, assignment_id
      """;

  private record Key(long accountId, long assignmentId) {}

  private record Score(
      Key key,
      BigDecimal score,
      BigDecimal open,
      BigDecimal worth,
      int graded,
      int lateDays,
      boolean held) {

    static final Score NONE =
        new Score(new Key(0, 0), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, false);
  }

  private record Fact(Key key, int handedIn, BigDecimal adjusted, boolean over) {}

  private final JdbcClient jdbc;
  private final Visibility visibility;
  private final Clock clock;

  AssignmentMarks(JdbcClient jdbc, Visibility visibility, Clock clock) {
    this.jdbc = jdbc;
    this.visibility = visibility;
    this.clock = clock;
  }

  /**
   * By student and assignment, as far as this reader may know.
   *
   * @param account of one student, or of all
   */
  Map<Long, Map<Long, Earned>> of(
      Membership reader, List<Assignment> assignments, @Nullable Long account) {
    Map<Long, Assignment> known =
        assignments.stream().collect(Collectors.toMap(Assignment::id, Function.identity()));
    Map<Key, Score> scores =
        scores(reader, account).stream().collect(Collectors.toMap(Score::key, Function.identity()));
    Map<Long, Map<Long, Earned>> found = new HashMap<>();
    for (Fact fact : facts(reader, account)) {
      Assignment assignment = known.get(fact.key().assignmentId());
      if (assignment != null) {
        found
            .computeIfAbsent(fact.key().accountId(), id -> new HashMap<>())
            .put(
                assignment.id(),
                earned(assignment, fact, scores.getOrDefault(fact.key(), Score.NONE)));
      }
    }
    return found;
  }

  private static Earned earned(Assignment assignment, Fact fact, Score score) {
    return new Earned(
        score.score(),
        assignment.points().subtract(score.worth()).add(score.open()),
        fact.adjusted(),
        fact.handedIn(),
        score.graded(),
        score.lateDays(),
        fact.over(),
        score.held());
  }

  private List<Fact> facts(Membership reader, @Nullable Long account) {
    return jdbc.sql(FACTS)
        .param("course", reader.course().id())
        .param("account", account)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(
            (row, number) ->
                new Fact(
                    new Key(row.getLong("account_id"), row.getLong("assignment_id")),
                    row.getInt("handed_in"),
                    row.getBigDecimal("adjusted"),
                    row.getBoolean("over")))
        .list();
  }

  private List<Score> scores(Membership reader, @Nullable Long account) {
    return jdbc.sql(SCORES.formatted(visibility.best(reader)))
        .param("course", reader.course().id())
        .param("account", account)
        .query(
            (row, number) ->
                new Score(
                    new Key(row.getLong("account_id"), row.getLong("assignment_id")),
                    row.getBigDecimal("score"),
                    row.getBigDecimal("open"),
                    row.getBigDecimal("worth"),
                    row.getInt("graded"),
                    row.getInt("late_days"),
                    row.getBoolean("held")))
        .list();
  }
}
