package dev.touchstone.server.gradebook;

import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Student;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * All numbers that people wrote. Each is written over the one that its writer saw, or not at all.
 */
@Component
class GivenGrades {

  private static final String SELECT =
      """
      select given.part, given.account_id, given.version, given.points, given.out_of, given.reason,
        account.display_name, given.given_at
      from given_grade given join account on account.id = given.given_by
      where given.course_id = :course
      """;

  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;

  GivenGrades(JdbcClient jdbc, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** By student and part. */
  Map<Long, Map<String, Given>> of(long courseId) {
    return byStudent(jdbc.sql(SELECT).param("course", courseId).query(GivenGrades::row).list());
  }

  Map<String, Given> of(long courseId, long accountId) {
    List<Given> all =
        jdbc.sql(SELECT + " and given.account_id = :account")
            .param("course", courseId)
            .param("account", accountId)
            .query(GivenGrades::row)
            .list();
    return byStudent(all).getOrDefault(accountId, Map.of());
  }

  private static Map<Long, Map<String, Given>> byStudent(List<Given> all) {
    Map<Long, Map<String, Given>> found = new HashMap<>();
    all.forEach(
        given ->
            found
                .computeIfAbsent(given.accountId(), id -> new HashMap<>())
                .put(given.part(), given));
    return found;
  }

  /**
   * Writes it, if nobody wrote since.
   *
   * @param seen the version that the writer saw; 0 if there was none
   * @param points null takes back what was written
   * @return whether it was written
   */
  @Transactional
  boolean put(
      Membership staff,
      Student student,
      Column column,
      int seen,
      @Nullable BigDecimal points,
      String reason) {
    staff.staffOnly();
    Optional<Given> before =
        Optional.ofNullable(of(staff.course().id(), student.id()).get(column.part().key()));
    int written =
        jdbc.sql(
                """
                insert into given_grade (course_id, part, account_id, version, points, out_of, reason,
                  given_by, given_at)
                select :course, :part, :account, 1, :points::numeric, :out_of, :reason, :by, :at
                where :seen = 0 or exists (
                  select from given_grade
                  where course_id = :course and part = :part and account_id = :account)
                on conflict (course_id, part, account_id) do update set
                  version = given_grade.version + 1, points = excluded.points,
                  out_of = excluded.out_of, reason = excluded.reason,
                  given_by = excluded.given_by, given_at = excluded.given_at
                where given_grade.version = :seen
                """)
            .param("course", staff.course().id())
            .param("part", column.part().key())
            .param("account", student.id())
            .param("points", points)
            .param("out_of", column.outOf())
            .param("reason", reason)
            .param("by", staff.accountId())
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .param("seen", seen)
            .update();
    if (written == 1) {
      note(staff, student, column, before.map(Given::points).orElse(null), points, reason);
    }
    return written == 1;
  }

  private void note(
      Membership staff,
      Student student,
      Column column,
      @Nullable BigDecimal was,
      @Nullable BigDecimal now,
      String reason) {
    audit.record(
        AuditEvent.of(
                staff.course().id(),
                staff.accountId(),
                now == null ? "gradebook.taken_back" : "gradebook.given",
                "grade:" + column.part().key())
            .about(student.id())
            .with("was", was)
            .with("now", now)
            .with("of", column.outOf())
            .with("reason", reason));
  }

  /** All students of a part at once; refuses nothing, and says of whom it was not written. */
  @Transactional(propagation = Propagation.REQUIRED)
  List<Incoming> putAll(Membership staff, Column column, List<Incoming> all, String reason) {
    return all.stream()
        .filter(one -> !put(staff, one.student(), column, one.version(), one.points(), reason))
        .toList();
  }

  private static Given row(ResultSet row, int number) throws SQLException {
    return new Given(
        row.getString("part"),
        row.getLong("account_id"),
        row.getInt("version"),
        row.getBigDecimal("points"),
        row.getBigDecimal("out_of"),
        row.getString("reason"),
        row.getString("display_name"),
        row.getTimestamp("given_at").toInstant());
  }
}
