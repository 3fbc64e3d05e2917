package dev.touchstone.server.competition;

import dev.touchstone.metric.Metric.Direction;
import dev.touchstone.metric.Score;
import dev.touchstone.reference.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The order of the teams: by the exact public score of their best entry; of equals, whose best
 * entry came earlier. A team without a score is last and has no rank.
 */
public record Board(List<Row> rows) {

  /**
   * An entry as the board reads it.
   *
   * @param score absent while, or because, it is not scored
   */
  record Placed(UUID entry, TeamLabel team, Instant received, @Nullable Score score) {}

  /** How the board names a team. */
  record TeamLabel(long id, Text name, boolean baseline) {}

  /**
   * A team's row.
   *
   * @param best its best entry
   * @param entries how many of its entries were scored
   * @param last when the newest of these was received
   */
  public record Row(
      @Nullable Integer rank,
      long team,
      Text name,
      boolean baseline,
      boolean mine,
      @Nullable UUID best,
      @Nullable Score score,
      int entries,
      @Nullable Instant last) {}

  private record Standing(TeamLabel team, Optional<Placed> best, List<Placed> scored) {}

  /**
   * @param mine the reader's team, if there is one
   */
  static Board of(List<Placed> entries, Direction direction, @Nullable Long mine) {
    Comparator<Placed> order = order(direction);
    Map<TeamLabel, List<Placed>> byTeam =
        entries.stream().collect(Collectors.groupingBy(Placed::team));
    List<Standing> standings =
        byTeam.entrySet().stream()
            .map(team -> standing(team.getKey(), team.getValue(), order))
            .sorted(scoredFirst(order))
            .toList();
    List<Row> rows = new ArrayList<>();
    for (Standing standing : standings) {
      Integer rank = standing.best().isPresent() ? rows.size() + 1 : null;
      rows.add(row(standing, rank, mine));
    }
    return new Board(List.copyOf(rows));
  }

  /** The first rows, and the reader's own if it is not among them. */
  public Board head(int most) {
    List<Row> head = new ArrayList<>(rows.subList(0, Math.min(most, rows.size())));
    rows.stream().skip(most).filter(Row::mine).forEach(head::add);
    return new Board(List.copyOf(head));
  }

  private static Comparator<Placed> order(Direction direction) {
    return Comparator.<Placed, Double>comparing(
            placed -> placed.score() == null ? Double.NaN : placed.score().value(),
            direction.bestFirst())
        .thenComparing(Placed::received)
        .thenComparing(Placed::entry);
  }

  private static Standing standing(TeamLabel team, List<Placed> entries, Comparator<Placed> order) {
    List<Placed> scored = entries.stream().filter(e -> e.score() != null).sorted(order).toList();
    return new Standing(team, scored.stream().findFirst(), scored);
  }

  private static Comparator<Standing> scoredFirst(Comparator<Placed> order) {
    return Comparator.<Standing, Boolean>comparing(standing -> standing.best().isEmpty())
        .thenComparing(standing -> standing.best().orElse(null), Comparator.nullsLast(order))
        .thenComparing(standing -> standing.team().id());
  }

  private static Row row(Standing standing, @Nullable Integer rank, @Nullable Long mine) {
    TeamLabel team = standing.team();
    return new Row(
        rank,
        team.id(),
        team.name(),
        team.baseline(),
        mine != null && mine == team.id(),
        standing.best().map(Placed::entry).orElse(null),
        standing.best().map(Placed::score).orElse(null),
        standing.scored().size(),
        standing.scored().stream()
            .map(Placed::received)
            .max(Comparator.naturalOrder())
            .orElse(null));
  }
}
