package dev.touchstone.server.review;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.course.Students;
import dev.touchstone.server.submission.Blobs;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The submissions to look at: those that count, and those that somebody has begun to review. Each
 * reviewer has an order of their own, by chance and always the same, so that nobody's work is
 * always read by a tired reader.
 */
@Component
class Queues {

  private static final String READ =
      """
      select s.submission_id, s.account_id, s.exercise, s.verdict, s.score, s.max, s.received, s.late,
        best.submission_id is not null as counts, review.saved_at is not null as reviewed,
        review.released_at is not null as released, review.flag is not null as flagged,
        review.assigned_to
      from score s
      left join review on review.submission_id = s.submission_id
      left join (select submission_id from best_score where assignment_id = :assignment) best
        on best.submission_id = s.submission_id
      where s.assignment_id = :assignment and s.verdict is not null
        and (best.submission_id is not null or review.id is not null)
      """;

  private final JdbcClient jdbc;
  private final Students students;
  private final Masks masks;

  Queues(JdbcClient jdbc, Students students, Masks masks) {
    this.jdbc = jdbc;
    this.students = students;
    this.masks = masks;
  }

  /** All that this reader may look at, in their order. */
  List<QueueRow> all(Membership staff, Assignment assignment) {
    Map<Long, Student> visible =
        students.of(staff).stream().collect(Collectors.toMap(Student::id, Function.identity()));
    boolean anonymous = masks.isAnonymous(assignment);
    return jdbc
        .sql(READ)
        .param("assignment", assignment.id())
        .query(
            (row, number) ->
                visible.containsKey(row.getLong("account_id"))
                    ? row(row, assignment, visible, anonymous)
                    : null)
        .list()
        .stream()
        .filter(Objects::nonNull)
        .sorted(byChance("order " + assignment.id() + " " + staff.accountId()))
        .toList();
  }

  /** Those of them that the queue lets pass. */
  static List<QueueRow> filtered(List<QueueRow> all, Queue queue, Membership staff) {
    List<QueueRow> passed = all.stream().filter(row -> queue.lets(row, staff.accountId())).toList();
    if (queue.view() != Queue.View.SAMPLE) {
      return passed;
    }
    // Drawn from all by the seed alone, so that everybody who knows it can draw it again.
    List<UUID> drawn =
        passed.stream()
            .filter(QueueRow::counts)
            .sorted(byChance("sample " + queue.seed()))
            .limit(queue.sample())
            .map(QueueRow::submissionId)
            .toList();
    return passed.stream().filter(row -> drawn.contains(row.submissionId())).toList();
  }

  private static Comparator<QueueRow> byChance(String salt) {
    return Comparator.comparing(
        row -> Blobs.sha256((salt + " " + row.submissionId()).getBytes(StandardCharsets.UTF_8)));
  }

  private QueueRow row(
      ResultSet row, Assignment assignment, Map<Long, Student> visible, boolean anonymous)
      throws SQLException {
    Student student = Objects.requireNonNull(visible.get(row.getLong("account_id")));
    String exercise = row.getString("exercise");
    return new QueueRow(
        row.getObject("submission_id", UUID.class),
        student,
        anonymous ? masks.hiding(assignment, student) : Mask.NONE,
        exercise,
        assignment.exercise(exercise).title(),
        Verdict.valueOf(row.getString("verdict")),
        row.getBigDecimal("score"),
        row.getBigDecimal("max"),
        row.getTimestamp("received").toInstant(),
        row.getBoolean("late"),
        row.getBoolean("counts"),
        row.getBoolean("reviewed"),
        row.getBoolean("released"),
        row.getBoolean("flagged"),
        row.getObject("assigned_to", Long.class));
  }
}
