package dev.touchstone.server.operations;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits, runs and fails. */
@Component
class QueueState {

  /** Whatever runs for longer is shown as slow. */
  static final int SLOW_SECONDS = 120;

  /** More rows than that nobody reads. */
  private static final int MOST = 100;

  /**
   * @param oldest seconds for which the one that waits longest could have run; 0 if none waits
   * @param failing were tried, failed on our side, and will be tried again
   */
  record Lane(
      String name, int waiting, double oldest, int running, int blocked, int failing, int held) {

    public Age oldestAge() {
      return new Age((long) oldest);
    }
  }

  /**
   * A job by its name.
   *
   * @param seconds since it was taken
   * @param node who has it; null if that node is gone
   */
  record Running(String task, String id, String lane, long seconds, @Nullable String node) {

    public boolean isSlow() {
      return seconds > SLOW_SECONDS;
    }

    public Age age() {
      return new Age(seconds);
    }

    public @Nullable String page() {
      return QueueState.page(task, id);
    }
  }

  /**
   * One that failed on our side, or is held.
   *
   * @param next when it is tried again, unless it is held
   */
  record Failed(
      String task,
      String id,
      boolean running,
      int failures,
      @Nullable Instant lastFailure,
      @Nullable String fault,
      Instant next,
      @Nullable Instant heldAt,
      @Nullable String heldBy) {

    public @Nullable String page() {
      return QueueState.page(task, id);
    }
  }

  /**
   * Jobs that no grader can do.
   *
   * @param missing what no grader offers; empty if each is offered, and by none all of it in this
   *     lane
   */
  record Blocked(String lane, List<String> needs, List<String> missing, int jobs, long seconds) {

    Blocked {
      needs = List.copyOf(needs);
      missing = List.copyOf(missing);
    }

    /** Ends the key {@code operations.blocked.}. */
    public String reason(boolean anyGrader) {
      if (!anyGrader) {
        return "no-grader";
      }
      return missing.equals(List.of("gpu")) ? "no-gpu" : missing.isEmpty() ? "no-lane" : "missing";
    }

    public Age age() {
      return new Age(seconds);
    }
  }

  private final JdbcClient jdbc;

  QueueState(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  // Each lane, also where nothing is in it.
  List<Lane> lanes() {
    return jdbc.sql(
            """
            select name,
              count(*) filter (where job.waiting) as waiting,
              coalesce(extract(epoch from now() - min(due_at) filter (where job.waiting)), 0)::float8
                as oldest,
              count(*) filter (where picked) as running,
              count(*) filter (where blocked and job.waiting) as blocked,
              count(*) filter (where failures > 0 and held_at is null) as failing,
              count(*) filter (where held_at is not null) as held
            from unnest(array['live', 'competition', 'gpu', 'background']) with ordinality
                as lane (name, place)
              left join job on job.lane = name
            group by name, place order by place
            """)
        .query(Lane.class)
        .list();
  }

  List<Running> running() {
    return jdbc.sql(
            """
            select task_name as task, task_instance as id, lane,
              coalesce(extract(epoch from now() - picked_at), 0)::bigint as seconds,
              node.name as node
            from job left join node on node.id::text = picked_by
            where picked order by picked_at limit ?
            """)
        .param(MOST)
        .query(Running.class)
        .list();
  }

  List<Failed> failed() {
    return jdbc.sql(
            """
            select task_name as task, task_instance as id, picked as running, failures, last_failure,
              last_fault as fault, execution_time as next, held_at, account.display_name as held_by
            from job left join account on account.id = held_by
            where failures > 0 or held_at is not null
            order by held_at is null, failures desc, due_at limit ?
            """)
        .param(MOST)
        .query(Failed.class)
        .list();
  }

  List<Blocked> blocked() {
    return jdbc.sql(
            """
            select lane, needs, count(*) as jobs,
              extract(epoch from now() - min(due_at))::bigint as seconds,
              array(select unnest(needs) except
                    select unnest(offers) from live_grader where state = 'ACTIVE') as missing
            from job where blocked and waiting group by lane, needs order by min(due_at)
            """)
        .query(
            (row, number) ->
                new Blocked(
                    row.getString("lane"),
                    list(row, "needs"),
                    list(row, "missing"),
                    row.getInt("jobs"),
                    row.getLong("seconds")))
        .list();
  }

  /** Whether there is a grader that takes jobs at all. */
  boolean anyGrader() {
    return jdbc.sql("select exists (select from live_grader where state = 'ACTIVE')")
        .query(Boolean.class)
        .single();
  }

  private static List<String> list(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return List.of((String[]) array.getArray());
  }

  /** Where its result will be read; null for what has no page of its own. */
  private static @Nullable String page(String task, String id) {
    return switch (task) {
      case "grade" -> "/submissions/" + id;
      case "score-entry" -> "/entries/" + id;
      default -> null;
    };
  }
}
