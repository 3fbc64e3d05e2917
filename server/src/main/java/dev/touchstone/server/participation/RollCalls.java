package dev.touchstone.server.participation;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Student;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** All roll calls: begun, drawn from, and ended. */
@Component
class RollCalls {

  private static final String SELECT =
      """
      select call.id, section.name as section, call.topic, call.seed, call.pool::text as pool,
        account.display_name as started_by, call.started_at, call.ended_at,
        (select count(*) from roll_call_turn turn where turn.roll_call_id = call.id) as turns
      from roll_call call join account on account.id = call.started_by
      left join section on section.id = call.section_id
      where call.course_id = :course
        and (:anybodys or call.started_by = :reader or exists (
          select from ta_section own join enrolment on enrolment.id = own.enrolment_id
          where enrolment.course_id = call.course_id and enrolment.account_id = :reader
            and own.section_id = call.section_id))
      """;

  private record Since(long account, int calls) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;
  private final RandomGenerator random = new SecureRandom();

  RollCalls(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** The newest first; for a TA limited to sections, those of these and his own. */
  List<Call> of(Membership reader) {
    return select(reader, " order by call.id desc").query((row, number) -> call(row)).list();
  }

  /**
   * @throws NotHereException if the course has no such, or it is of students whom this TA may not
   *     see
   */
  Call get(Membership staff, long id) {
    return select(staff.staffOnly(), " and call.id = :id")
        .param("id", id)
        .query((row, number) -> call(row))
        .optional()
        .orElseThrow(() -> new NotHereException("roll call " + id));
  }

  private StatementSpec select(Membership reader, String which) {
    return jdbc.sql(SELECT + which)
        .param("course", reader.course().id())
        .param("reader", reader.accountId())
        .param("anybodys", reader.limitedTo() == null);
  }

  /** Who is in the middle of one, of that section, stays there. */
  @Transactional
  long start(Membership staff, List<Student> students, @Nullable Long section, String topic) {
    staff.staffOnly();
    // A press counts once, however often it comes.
    jdbc.sql("select pg_advisory_xact_lock(hashtext('roll call'), ?)")
        .param((int) staff.accountId())
        .query((row, number) -> number)
        .list();
    Optional<Long> running = running(staff, section);
    if (running.isPresent()) {
      return running.get();
    }
    return jdbc.sql(
            """
            insert into roll_call (course_id, section_id, topic, seed, pool, started_by, started_at)
            values (:course, :section, :topic, :seed, :pool::jsonb, :by, :at) returning id
            """)
        .param("course", staff.course().id())
        .param("section", section)
        .param("topic", topic)
        .param("seed", random.nextLong())
        .param("pool", written(pool(staff.course().id(), students)))
        .param("by", staff.accountId())
        .param("at", now())
        .query(Long.class)
        .single();
  }

  private Optional<Long> running(Membership staff, @Nullable Long section) {
    return jdbc.sql(
            """
            select id from roll_call
            where course_id = :course and started_by = :by and ended_at is null
              and section_id is not distinct from :section::bigint
            order by id desc limit 1
            """)
        .param("course", staff.course().id())
        .param("by", staff.accountId())
        .param("section", section)
        .query(Long.class)
        .optional();
  }

  private List<Candidate> pool(long courseId, List<Student> students) {
    Map<Long, Integer> since = new HashMap<>();
    jdbc.sql(
            """
            with turns as (
              select turn.id, turn.account_id from roll_call_turn turn
              join roll_call call on call.id = turn.roll_call_id
              where call.course_id = :course and turn.drawn)
            select last.account_id as account,
              (select count(*)::int from turns where turns.id > last.id) as calls
            from (select account_id, max(id) as id from turns group by account_id) last
            """)
        .param("course", courseId)
        .query(Since.class)
        .list()
        .forEach(one -> since.put(one.account(), one.calls()));
    int all =
        jdbc.sql(
                """
                select count(*) from roll_call_turn turn
                join roll_call call on call.id = turn.roll_call_id
                where call.course_id = ? and turn.drawn
                """)
            .param(courseId)
            .query(Integer.class)
            .single();
    return students.stream()
        .map(student -> new Candidate(student.id(), since.getOrDefault(student.id(), all)))
        .sorted(Comparator.comparing(Candidate::account))
        .toList();
  }

  /**
   * Draws the next one.
   *
   * @param after the number of the last turn that was on the page: a press counts once
   * @return false if there was another one by now, it is over, or all were drawn
   */
  @Transactional
  boolean draw(Membership staff, long id, int after) {
    Call call = locked(staff, id);
    List<Long> order = Draw.order(call.seed(), call.pool());
    int drawn = drawn(id);
    if (call.isOver() || call.turns() != after || drawn >= order.size()) {
      return false;
    }
    turn(id, after + 1, order.get(drawn), true);
    return true;
  }

  /** Somebody answers who was not drawn. */
  @Transactional
  boolean answered(Membership staff, long id, int after, Student student, BigDecimal points) {
    Call call = locked(staff, id);
    if (call.isOver() || call.turns() != after) {
      return false;
    }
    long turn = turn(id, after + 1, student.id(), false);
    jdbc.sql(
            """
            insert into roll_call_mark (turn_id, status, points, reason, made_by, made_at)
            values (?, 'PRESENT', ?, '', ?, ?)
            """)
        .params(turn, points, staff.accountId(), now())
        .update();
    return true;
  }

  /** From now on the seed is open, and a change needs a reason. */
  @Transactional
  void end(Membership staff, long id) {
    locked(staff, id);
    jdbc.sql("update roll_call set ended_at = ? where id = ? and ended_at is null")
        .params(now(), id)
        .update();
  }

  private Call locked(Membership staff, long id) {
    jdbc.sql("select id from roll_call where id = ? for update").param(id).query(Long.class).list();
    return get(staff, id);
  }

  private int drawn(long id) {
    return jdbc.sql("select count(*) from roll_call_turn where roll_call_id = ? and drawn")
        .param(id)
        .query(Integer.class)
        .single();
  }

  private long turn(long call, int number, long account, boolean drawn) {
    return jdbc.sql(
            """
            insert into roll_call_turn (roll_call_id, number, account_id, drawn, at)
            values (?, ?, ?, ?, ?) returning id
            """)
        .params(call, number, account, drawn, now())
        .query(Long.class)
        .single();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private String written(List<Candidate> pool) {
    return json.writeValueAsString(
        pool.stream().map(one -> new long[] {one.account(), one.calls()}).toList());
  }

  private List<Candidate> read(String pool) {
    List<Candidate> all = new ArrayList<>();
    for (long[] one : json.readValue(pool, long[][].class)) {
      all.add(new Candidate(one[0], (int) one[1]));
    }
    return all;
  }

  private Call call(ResultSet row) throws SQLException {
    @Nullable Timestamp ended = row.getTimestamp("ended_at");
    return new Call(
        row.getLong("id"),
        row.getString("section"),
        row.getString("topic"),
        row.getLong("seed"),
        read(row.getString("pool")),
        row.getString("started_by"),
        row.getTimestamp("started_at").toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getInt("turns"));
  }
}
