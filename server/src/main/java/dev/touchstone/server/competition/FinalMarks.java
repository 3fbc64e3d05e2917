package dev.touchstone.server.competition;

import dev.touchstone.reference.Text;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What competitions are worth to their people, by the published rule, once they are closed. */
@Component
public class FinalMarks {

  /**
   * A competition that gives points.
   *
   * @param full the most that its rule gives
   * @param points by account, for those on the newest final board; empty before there is one
   */
  public record Marked(
      String slug, Text title, BigDecimal full, boolean closed, Map<Long, BigDecimal> points) {}

  private record Place(long accountId, BigDecimal points) {}

  private final Competitions competitions;
  private final FinalBoards boards;
  private final JdbcClient jdbc;

  FinalMarks(Competitions competitions, FinalBoards boards, JdbcClient jdbc) {
    this.competitions = competitions;
    this.boards = boards;
    this.jdbc = jdbc;
  }

  /** Those of a course; one whose rule gives no points is not among them. */
  public List<Marked> of(long courseId) {
    return competitions.findByCourseIdOrderByClosesAt(courseId).stream()
        .map(this::marked)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Marked> marked(Competition competition) {
    Optional<FinalBoard> board =
        competition.isClosed() ? boards.find(competition, null) : Optional.empty();
    MarkRule rule = board.map(FinalBoard::marks).orElseGet(competition::marks);
    if (rule == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Marked(
            competition.slug(),
            competition.title(),
            full(rule),
            board.isPresent(),
            board.map(drawn -> points(drawn.id())).orElse(Map.of())));
  }

  private static BigDecimal full(MarkRule rule) {
    double most = rule.cutOffs().stream().mapToDouble(MarkRule.CutOff::points).max().orElse(0);
    return BigDecimal.valueOf(Math.max(most, 0.01));
  }

  // Who is disqualified, or handed in nothing that was scored, has no points on the board.
  private Map<Long, BigDecimal> points(long board) {
    Map<Long, BigDecimal> points = new HashMap<>();
    jdbc.sql(
            """
            select member.account_id, coalesce(placed.points, 0) as points
            from final_row placed join team_member member on member.team_id = placed.team_id
            where placed.board_id = ?
            """)
        .param(board)
        .query(Place.class)
        .list()
        .forEach(place -> points.put(place.accountId(), place.points()));
    return points;
  }
}
