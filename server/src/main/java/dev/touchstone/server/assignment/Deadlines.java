package dev.touchstone.server.assignment;

import dev.touchstone.server.course.Membership;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Everybody's own due dates, as the schema's function {@code lateness} knows them. */
@Component
public class Deadlines {

  private static final String OWN =
      """
      select a.id as assignment_id, :now as at, l.due, a.due_at as due_for_all, l.granted, l.slip_days,
             budget.left_over as slip_days_left, l.days_late, l.leaves,
             case when budget.left_over > 0
               then least(days_after(l.due, budget.left_over, c.time_zone),
                          case when opens_later(a.id) then last_due(a.id) end)
               end as take_until,
             case when l.slip_days > 0
               then days_after(greatest(a.due_at, l.granted), l.slip_days - 1, c.time_zone)
               end as give_back_until
      from assignment a
      join course c on c.id = a.course_id
      cross join lateral lateness(a.id, :account, :now) l
      cross join lateral (
        select greatest(0, c.slip_days - coalesce(sum(x.days), 0))::int as left_over
        from extension x
        join assignment taken_at on taken_at.id = x.assignment_id
        where x.account_id = :account and x.kind = 'SLIP' and taken_at.course_id = c.id) budget
      """;

  /** No account has this id, so no extension is found. */
  private static final long NOBODY = 0;

  private final JdbcClient jdbc;
  private final Clock clock;

  Deadlines(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Deadline of(Membership member, Assignment assignment) {
    return of(member.accountId(), assignment, clock.instant());
  }

  /** For a student with no more time than all have, at that time. */
  public Deadline forAll(Assignment assignment, Instant at) {
    return of(NOBODY, assignment, at);
  }

  Deadline of(long accountId, Assignment assignment, Instant now) {
    return own("where a.id = :assignment", accountId, now)
        .param("assignment", assignment.id())
        .query(Deadline.class)
        .single();
  }

  /** Of all assignments of the course, by the assignment's id. */
  public Map<Long, Deadline> of(Membership member) {
    return own("where a.course_id = :course", member.accountId(), clock.instant())
        .param("course", member.course().id())
        .query(Deadline.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Deadline::assignmentId, Function.identity()));
  }

  private StatementSpec own(String which, long accountId, Instant now) {
    return jdbc.sql(OWN + which)
        .param("account", accountId)
        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
  }
}
