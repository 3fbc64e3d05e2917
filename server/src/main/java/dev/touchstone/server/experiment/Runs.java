package dev.touchstone.server.experiment;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.experiment.Series.Dot;
import dev.touchstone.server.experiment.Series.Drawn;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs for those who may read them: their owner, the team of an entry, the staff of the course. */
@Component
class Runs {

  // Without the offset PostgreSQL would put the ids of all trials into a table first.
  private static final String SELECT =
      """
      select run.id, source_id, run.course_id, run.account_id, display_name, title_zh, title_en,
        case when kind <> 'TRIAL' or exists (select from trial where trial.id = source_id offset 0)
             then page end as page,
        blob, file_name, memo, state, left_out, started_at, ended_at
      from experiment_run run join account on account.id = run.account_id
      """;

  /** After a merge an entry is its new team's, and so is what it logged. */
  private static final String IS_OF_A_TEAM_WITH =
      """
      exists (select from entry join team_member using (team_id)
              where entry.id = source_id and team_member.account_id = ?)
      """;

  /** What a run printed. */
  record Printed(String text, boolean cut) {}

  private final JdbcClient jdbc;

  Runs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<String> page(UUID sourceId) {
    return jdbc.sql(
            """
            select '/courses/' || slug || '/runs/' || run.id
            from experiment_run run join course on course.id = course_id where source_id = ?
            """)
        .param(sourceId)
        .query(String.class)
        .optional();
  }

  /** The newest of that account, with the entries of its teams. */
  List<Run> of(Membership member, long accountId) {
    if (!member.mayRead(accountId)) {
      throw new NotHereException("runs of account " + accountId);
    }
    return jdbc.sql(
            SELECT
                + "where course_id = ? and (run.account_id = ? or "
                + IS_OF_A_TEAM_WITH
                + ") order by started_at desc, run.id limit "
                + RunStore.KEPT)
        .params(member.course().id(), accountId, accountId)
        .query(Run.class)
        .list();
  }

  /**
   * @throws NotHereException if there is none that this member may read
   */
  Run readable(Membership member, UUID id) {
    return find(id)
        .filter(run -> run.courseId() == member.course().id())
        .filter(run -> member.mayRead(run.accountId()) || isOfTheTeam(run, member))
        .orElseThrow(() -> new NotHereException("run " + id));
  }

  /**
   * @throws NotHereException if there is none of this member's own
   */
  Run own(Membership member, UUID id) {
    return find(id)
        .filter(run -> run.courseId() == member.course().id() && run.isOf(member))
        .orElseThrow(() -> new NotHereException("own run " + id));
  }

  private Optional<Run> find(UUID id) {
    return jdbc.sql(SELECT + "where run.id = ?").param(id).query(Run.class).optional();
  }

  private boolean isOfTheTeam(Run run, Membership member) {
    return jdbc.sql("select " + IS_OF_A_TEAM_WITH.replace("source_id", "?"))
        .params(run.sourceId(), member.accountId())
        .query(Boolean.class)
        .single();
  }

  boolean isOver(UUID id) {
    return jdbc.sql(
            "select not exists (select from experiment_run where id = ? and state = 'RUNNING')")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  Optional<Printed> printed(Run run) {
    return jdbc.sql(
            "select printed as text, cut from experiment_run where id = ? and printed <> ''")
        .param(run.id())
        .query(Printed.class)
        .optional();
  }

  List<Value> values(Collection<UUID> runs) {
    return runs.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select run_id, about, name, text, number from experiment_setting
                where run_id in (:runs) order by about, position
                """)
            .param("runs", runs)
            .query(Value.class)
            .list();
  }

  List<Series> series(Collection<UUID> runs) {
    return runs.isEmpty()
        ? List.of()
        : jdbc.sql("select * from experiment_series where run_id in (:runs) order by id")
            .param("runs", runs)
            .query(Series.class)
            .list();
  }

  /** All series of these runs with their values. */
  List<Drawn> curves(Collection<UUID> runs) {
    List<Series> all = series(runs);
    if (all.isEmpty()) {
      return List.of();
    }
    Map<Long, List<Dot>> dots =
        jdbc
            .sql(
                """
                select series_id, number, step, epoch, value from experiment_point
                where series_id in (:series) order by series_id, number
                """)
            .param("series", all.stream().map(Series::id).toList())
            .query(Dot.class)
            .list()
            .stream()
            .collect(Collectors.groupingBy(Dot::seriesId));
    return all.stream()
        .map(series -> series.with(dots.getOrDefault(series.id(), List.of())))
        .toList();
  }
}
