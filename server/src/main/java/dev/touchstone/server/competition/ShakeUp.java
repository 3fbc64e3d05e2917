package dev.touchstone.server.competition;

import dev.touchstone.server.competition.FinalBoard.Row;
import java.util.List;

/**
 * Public rank against private rank, as lines from the left to the right. Coordinates are those of
 * the drawing's view box, {@value #WIDTH} wide.
 */
record ShakeUp(int height, boolean labelled, List<Line> lines) {

  static final int WIDTH = 360;

  private static final int TOP = 14;
  private static final int ROOMY = 20;
  private static final int TALLEST = 900;

  /** With more rows than this, ranks would be written over each other. */
  private static final int LABELLED = 45;

  /** A team's way. */
  record Line(
      long team, int from, int to, double fromY, double toY, boolean baseline, boolean mine) {

    /** Where letters stand that are as high as the line. */
    public double fromText() {
      return fromY + 4;
    }

    public double toText() {
      return toY + 4;
    }

    public String tone() {
      if (baseline) {
        return "baseline";
      }
      return mine ? "mine" : from == to ? "same" : from > to ? "up" : "down";
    }
  }

  static ShakeUp of(List<Row> rows, long mine) {
    List<Row> ranked =
        rows.stream().filter(row -> row.rank() != null && row.publicRank() != null).toList();
    int last =
        ranked.stream().mapToInt(row -> Math.max(rank(row), publicRank(row))).max().orElse(1);
    double step = Math.min(ROOMY, (double) TALLEST / last);
    List<Line> lines =
        ranked.stream()
            .map(
                row ->
                    new Line(
                        row.team(),
                        publicRank(row),
                        rank(row),
                        y(publicRank(row), step),
                        y(rank(row), step),
                        row.baseline(),
                        row.team() == mine))
            .toList();
    int height = (int) Math.ceil(y(last, step)) + TOP;
    return new ShakeUp(height, last <= LABELLED, lines);
  }

  private static int rank(Row row) {
    return row.rank() == null ? 0 : row.rank();
  }

  private static int publicRank(Row row) {
    return row.publicRank() == null ? 0 : row.publicRank();
  }

  private static double y(int rank, double step) {
    return Math.round(10 * (TOP + (rank - 1) * step)) / 10.0;
  }
}
