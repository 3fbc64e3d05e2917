package dev.touchstone.server.competition;

import dev.touchstone.server.competition.Board.Row;
import dev.touchstone.server.competition.BoardChart.Climb;
import dev.touchstone.server.competition.BoardChart.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The score over time of the teams at the top, and of the reader's own. */
@Component
class BoardCurves {

  private static final int TOP = 5;

  private record Scored(long team, Instant at, double score) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  BoardCurves(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  BoardChart of(Board board) {
    List<Row> rows =
        Stream.concat(
                board.head(TOP).stream().filter(row -> row.place() < TOP),
                Stream.ofNullable(board.mine()))
            .filter(row -> row.score() != null)
            .distinct()
            .toList();
    Map<Long, List<Step>> steps = steps(rows.stream().map(Row::team).toList(), board.settings());
    List<Climb> climbs =
        rows.stream()
            .map(
                row ->
                    new Climb(
                        row.name(),
                        row.mine(),
                        row.baseline(),
                        steps.getOrDefault(row.team(), List.of())))
            .toList();
    return BoardChart.of(climbs, board.settings(), clock.instant());
  }

  private Map<Long, List<Step>> steps(List<Long> teams, BoardSettings settings) {
    Map<Long, List<Step>> steps = new HashMap<>();
    if (teams.isEmpty()) {
      return steps;
    }
    Comparator<Double> order = settings.metric().direction().bestFirst();
    for (Scored scored : scored(teams)) {
      List<Step> climb = steps.computeIfAbsent(scored.team(), team -> new ArrayList<>());
      if (climb.isEmpty() || order.compare(scored.score(), climb.getLast().score()) < 0) {
        climb.add(new Step(scored.at(), scored.score()));
      }
    }
    return steps;
  }

  private List<Scored> scored(List<Long> teams) {
    return jdbc.sql(
            """
            select entry.team_id, entry.received_at, scoring.score
            from entry
            join lateral (
                select * from standing_scoring one where one.entry_id = entry.id offset 0) scoring
              on scoring.score is not null and not scoring.held
            where entry.team_id in (:teams) and not entry.late
            order by entry.received_at, entry.id
            """)
        .param("teams", teams)
        .query(
            (row, number) ->
                new Scored(
                    row.getLong("team_id"),
                    row.getTimestamp("received_at").toInstant(),
                    row.getDouble("score")))
        .list();
  }
}
