package dev.touchstone.server.participation;

import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.participation.Turn.Appeal;
import dev.touchstone.server.participation.Turn.Mark;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All turns: what is noted of them, and what students say against it. */
@Component
class TurnBook {

  private static final String SELECT =
      """
      select turn.id, turn.roll_call_id, turn.number, turn.account_id, account.display_name,
        call.topic, turn.drawn, call.ended_at is not null as over, turn.at,
        appeal.text, appeal.asked_at, appeal.answer, answerer.display_name as answered_by,
        appeal.answered_at
      from roll_call_turn turn join roll_call call on call.id = turn.roll_call_id
      join account on account.id = turn.account_id
      left join roll_call_appeal appeal on appeal.turn_id = turn.id
      left join account answerer on answerer.id = appeal.answered_by
      where call.course_id = :course
      """;

  private record Noted(long turn, Mark mark) {}

  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;

  TurnBook(JdbcClient jdbc, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** The newest first. */
  List<Turn> ofCall(long courseId, long callId) {
    return read(courseId, " and call.id = :id order by turn.number desc", callId);
  }

  /** The newest first. */
  List<Turn> ofStudent(long courseId, long account) {
    return read(courseId, " and turn.account_id = :id order by turn.id desc", account);
  }

  Optional<Turn> find(long courseId, long turn) {
    return read(courseId, " and turn.id = :id", turn).stream().findFirst();
  }

  /** Those that wait for an answer, the oldest first. */
  List<Turn> appealed(long courseId) {
    return read(
        courseId,
        " and appeal.asked_at is not null and appeal.answer is null and :id = 0 order by"
            + " appeal.asked_at",
        0);
  }

  /**
   * Notes something, if nobody noted anything since.
   *
   * @param seen how many marks the writer saw
   * @return whether it was noted
   */
  @Transactional
  boolean mark(
      Membership staff, Turn turn, int seen, Status status, BigDecimal points, String reason) {
    staff.staffOnly();
    jdbc.sql("select id from roll_call_turn where id = ? for update")
        .param(turn.id())
        .query(Long.class)
        .single();
    Turn now = find(staff.course().id(), turn.id()).orElseThrow();
    if (now.marks().size() != seen) {
      return false;
    }
    jdbc.sql(
            """
            insert into roll_call_mark (turn_id, status, points, reason, made_by, made_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            turn.id(),
            status.name(),
            points,
            reason,
            staff.accountId(),
            clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    if (seen > 0) {
      note(staff, now, status, points, reason);
    }
    return true;
  }

  // The first mark is the roll call itself, and stands in its list with its writer and its time.
  private void note(Membership staff, Turn was, Status status, BigDecimal points, String reason) {
    audit.record(
        AuditEvent.of(
                staff.course().id(),
                staff.accountId(),
                "participation.corrected",
                "turn:" + was.id())
            .about(was.accountId())
            .with("was", was.status() + " " + was.pointsText())
            .with("now", status + " " + points.stripTrailingZeros().toPlainString())
            .with("reason", reason));
  }

  /**
   * @return false if there is one already
   */
  @Transactional
  boolean appeal(Turn turn, String text) {
    return jdbc.sql(
                """
                insert into roll_call_appeal (turn_id, text, asked_at) values (?, ?, ?)
                on conflict do nothing
                """)
            .params(turn.id(), text, clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /**
   * @return false if there is an answer already, or nothing to answer
   */
  @Transactional
  boolean answer(Membership staff, Turn turn, String answer) {
    int answered =
        jdbc.sql(
                """
                update roll_call_appeal set answer = ?, answered_by = ?, answered_at = ?
                where turn_id = ? and answer is null
                """)
            .params(
                answer,
                staff.staffOnly().accountId(),
                clock.instant().atOffset(ZoneOffset.UTC),
                turn.id())
            .update();
    if (answered == 1) {
      audit.record(
          AuditEvent.of(
                  staff.course().id(),
                  staff.accountId(),
                  "participation.appeal_answered",
                  "turn:" + turn.id())
              .about(turn.accountId())
              .with("answer", answer));
    }
    return answered == 1;
  }

  private List<Turn> read(long courseId, String which, long id) {
    Map<Long, List<Mark>> marks = marks(courseId, which, id);
    return jdbc.sql(SELECT + which)
        .param("course", courseId)
        .param("id", id)
        .query((row, number) -> turn(row, marks.getOrDefault(row.getLong("id"), List.of())))
        .list();
  }

  private Map<Long, List<Mark>> marks(long courseId, String which, long id) {
    Map<Long, List<Mark>> found = new HashMap<>();
    jdbc.sql(
            """
            select mark.turn_id, mark.status, mark.points, mark.reason, account.display_name,
              mark.made_at
            from roll_call_mark mark join account on account.id = mark.made_by
            where mark.turn_id in (select id from (%s) turns) order by mark.id desc
            """
                .formatted(SELECT + which))
        .param("course", courseId)
        .param("id", id)
        .query(
            (row, number) ->
                new Noted(
                    row.getLong("turn_id"),
                    new Mark(
                        Status.valueOf(row.getString("status")),
                        row.getBigDecimal("points"),
                        row.getString("reason"),
                        row.getString("display_name"),
                        row.getTimestamp("made_at").toInstant())))
        .list()
        .forEach(
            one -> found.computeIfAbsent(one.turn(), turn -> new ArrayList<>()).add(one.mark()));
    return found;
  }

  private static Turn turn(ResultSet row, List<Mark> marks) throws SQLException {
    return new Turn(
        row.getLong("id"),
        row.getLong("roll_call_id"),
        row.getInt("number"),
        row.getLong("account_id"),
        row.getString("display_name"),
        row.getString("topic"),
        row.getBoolean("drawn"),
        row.getBoolean("over"),
        row.getTimestamp("at").toInstant(),
        marks,
        appeal(row));
  }

  private static @Nullable Appeal appeal(ResultSet row) throws SQLException {
    @Nullable Timestamp asked = row.getTimestamp("asked_at");
    if (asked == null) {
      return null;
    }
    @Nullable Timestamp answered = row.getTimestamp("answered_at");
    return new Appeal(
        row.getString("text"),
        asked.toInstant(),
        row.getString("answer"),
        row.getString("answered_by"),
        answered == null ? null : answered.toInstant());
  }
}
