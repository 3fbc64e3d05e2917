package dev.touchstone.server.competition;

import dev.touchstone.server.competition.FinalBoard.Prize;
import dev.touchstone.server.competition.FinalBoard.Row;
import dev.touchstone.server.competition.Rules.BoardNames;
import dev.touchstone.server.course.Membership;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A final board as one reader sees it: staff everything, students what the competition shows them
 * of others, and of points their own only.
 */
record FinalView(FinalBoard board, List<Line> lines, ShakeUp shakeUp, @Nullable Line own) {

  /** Rows around their own that a reader sees where only the top is shown. */
  private static final int REACH = 2;

  /**
   * A row.
   *
   * @param name null where the team has no nickname and only that is shown
   * @param code the entry whose code the reader may read; null if there is none
   * @param because the points and what they were given for; empty where there are none
   */
  record Line(
      Row row,
      @Nullable String name,
      String members,
      boolean mine,
      @Nullable Prize prize,
      @Nullable UUID code,
      boolean pointsShown,
      List<String> because) {}

  static FinalView of(
      FinalBoard whole,
      Competition competition,
      Membership reader,
      @Nullable Long mine,
      Locale locale) {
    Map<Long, Prize> won = whole.won();
    boolean top = !reader.isStaff() && competition.rules().names() == BoardNames.TOP;
    FinalBoard shown = top ? whole.around(competition.rules().boardTop(), mine, REACH) : whole;
    List<Line> lines =
        shown.rows().stream()
            .map(row -> line(row, whole, competition, reader, mine, won, locale))
            .toList();
    return new FinalView(
        whole,
        lines,
        ShakeUp.of(shown.ranked(), mine == null ? -1 : mine),
        lines.stream().filter(Line::mine).findFirst().orElse(null));
  }

  private static Line line(
      Row row,
      FinalBoard board,
      Competition competition,
      Membership reader,
      @Nullable Long mine,
      Map<Long, Prize> won,
      Locale locale) {
    boolean own = mine != null && mine == row.team();
    boolean open = reader.isStaff() || own || competition.rules().names() != BoardNames.NICKNAMES;
    String name = row.baseline() ? competition.baseline().title().in(locale) : row.name();
    return new Line(
        row,
        open || row.baseline() ? name : row.nickname(),
        open && competition.rules().teamSize() > 1 ? row.members() : "",
        own,
        won.get(row.team()),
        row.published() ? row.entry() : null,
        (reader.isStaff() || own) && row.points() != null,
        because(row, board, competition));
  }

  /** Every line's name, to be looked up by its team. */
  public Map<Long, String> names() {
    return lines.stream()
        .filter(line -> line.name() != null)
        .collect(
            Collectors.toMap(
                line -> line.row().team(), line -> Objects.requireNonNull(line.name())));
  }

  private static List<String> because(Row row, FinalBoard board, Competition competition) {
    MarkRule rule = board.marks();
    if (rule == null || row.points() == null || row.score() == null) {
      return List.of();
    }
    String points = row.points().stripTrailingZeros().toPlainString();
    double score = row.score().value();
    return switch (rule.by()) {
      case SCORE -> List.of(points, competition.display(score));
      case BASELINE -> List.of(points, String.format(Locale.ROOT, "%.4f", score / baseline(board)));
      case RANK -> List.of(points, String.valueOf(bestOfGroup(row, board)));
    };
  }

  private static double baseline(FinalBoard board) {
    OptionalDouble score =
        board.ranked().stream()
            .filter(Row::baseline)
            .mapToDouble(row -> Objects.requireNonNull(row.score()).value())
            .findFirst();
    return score.orElse(Double.NaN);
  }

  /** The best place of the row's tie group, baselines not counted. */
  private static int bestOfGroup(Row row, FinalBoard board) {
    List<Row> teams = board.ranked().stream().filter(one -> !one.baseline()).toList();
    for (int i = 0; i < teams.size(); i++) {
      if (Objects.equals(teams.get(i).tieGroup(), row.tieGroup())) {
        return i + 1;
      }
    }
    return teams.size();
  }
}
