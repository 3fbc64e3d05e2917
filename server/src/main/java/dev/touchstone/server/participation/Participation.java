package dev.touchstone.server.participation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What taking part in a course is worth, by its rule. */
@Component
public class Participation {

  private final JdbcClient jdbc;
  private final ParticipationRules rules;

  Participation(JdbcClient jdbc, ParticipationRules rules) {
    this.jdbc = jdbc;
    this.rules = rules;
  }

  /** Of a hundred, by student; nobody has anything before the first mark of the course. */
  public Map<Long, BigDecimal> shares(long courseId) {
    Map<Long, Tally> tallies = tallies(courseId);
    if (tallies.isEmpty()) {
      return Map.of();
    }
    Rule rule = rules.of(courseId);
    Map<Long, BigDecimal> shares = new HashMap<>();
    jdbc.sql("select account_id from enrolment where course_id = ? and role = 'STUDENT'")
        .param(courseId)
        .query(Long.class)
        .list()
        .forEach(id -> shares.put(id, rule.worth(tallies.getOrDefault(id, Tally.none(id)))));
    return shares;
  }

  Optional<BigDecimal> share(long courseId, long account) {
    return Optional.ofNullable(shares(courseId).get(account));
  }

  /** Of those of whom something was noted. */
  Map<Long, Tally> tallies(long courseId) {
    Map<Long, Tally> tallies = new HashMap<>();
    jdbc.sql(
            """
            select turn.account_id,
              count(*) filter (where turn.drawn and mark.status = 'PRESENT')::int as present,
              count(*) filter (where turn.drawn and mark.status = 'LATE')::int as late,
              count(*) filter (where turn.drawn and mark.status = 'EXCUSED')::int as excused,
              count(*) filter (where turn.drawn and mark.status = 'ABSENT')::int as absent,
              sum(mark.points) as points
            from roll_call call join roll_call_turn turn on turn.roll_call_id = call.id
            join lateral (
                select status, points from standing_mark one where one.turn_id = turn.id offset 0) mark
              on true
            where call.course_id = ? group by turn.account_id
            """)
        .param(courseId)
        .query(Tally.class)
        .list()
        .forEach(tally -> tallies.put(tally.accountId(), tally));
    return tallies;
  }
}
