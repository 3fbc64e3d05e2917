package dev.touchstone.server.competition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.metric.Interval;
import dev.touchstone.metric.Metric.Direction;
import dev.touchstone.metric.Score;
import dev.touchstone.reference.Text;
import dev.touchstone.server.competition.Board.Placed;
import dev.touchstone.server.competition.Board.Row;
import dev.touchstone.server.competition.Board.TeamLabel;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoardTest {

  private static final Instant NINE = Instant.parse("2026-10-10T09:00:00Z");
  private static final TeamLabel LIN = new TeamLabel(1, new Text("林一诺", "林一诺"), false);
  private static final TeamLabel CHEN = new TeamLabel(2, new Text("陈思远", "陈思远"), false);
  private static final TeamLabel ZHOU = new TeamLabel(3, new Text("周宁", "周宁"), false);
  private static final TeamLabel BASELINE = new TeamLabel(4, new Text("基线", "Baseline"), true);

  @Test
  void theBestEntryOfEachTeamCounts() {
    Board board = board(entry(LIN, 0, 0.9), entry(LIN, 5, 0.95), entry(LIN, 9, 0.8));

    assertThat(board.rows()).hasSize(1);
    Row row = board.rows().getFirst();
    assertThat(row.score()).isEqualTo(score(0.95));
    assertThat(row.entries()).isEqualTo(3);
    assertThat(row.last()).isEqualTo(NINE.plusSeconds(9));
  }

  @Test
  void theOrderIsByTheExactScoreNotByWhatIsShown() {
    Board board = board(entry(LIN, 0, 0.95000001), entry(CHEN, 9, 0.95000002));

    assertThat(names(board)).containsExactly("陈思远", "林一诺");
  }

  @Test
  void ofEqualScoresTheEarlierReceiptStandsFirst() {
    Board board = board(entry(LIN, 7, 0.95), entry(CHEN, 3, 0.95), entry(ZHOU, 5, 0.95));

    assertThat(names(board)).containsExactly("陈思远", "周宁", "林一诺");
    assertThat(ranks(board)).containsExactly(1, 2, 3);
  }

  @Test
  void aLaterEntryWithTheSameScoreDoesNotMoveATeam() {
    Board board = board(entry(LIN, 1, 0.95), entry(CHEN, 3, 0.95), entry(LIN, 9, 0.95));

    assertThat(names(board)).containsExactly("林一诺", "陈思远");
    assertThat(board.rows().getFirst().last()).isEqualTo(NINE.plusSeconds(9));
  }

  @Test
  void aMissingScoreIsLastAndHasNoRank() {
    Board board = board(entry(LIN, 0, null), entry(CHEN, 1, 0.0));

    assertThat(names(board)).containsExactly("陈思远", "林一诺");
    assertThat(ranks(board)).containsExactly(1, null);
    assertThat(board.rows().getLast().entries()).isZero();
    assertThat(board.rows().getLast().last()).isNull();
  }

  @Test
  void theBaselineTakesARank() {
    Board board = board(entry(LIN, 1, 0.9), entry(BASELINE, 0, 0.95), entry(CHEN, 2, 0.97));

    assertThat(names(board)).containsExactly("陈思远", "Baseline", "林一诺");
    assertThat(ranks(board)).containsExactly(1, 2, 3);
  }

  @Test
  void whereLowerIsBetterTheLowestScoreStandsFirst() {
    Board board =
        Board.of(
            List.of(entry(LIN, 0, 0.12), entry(CHEN, 1, 0.11), entry(LIN, 2, 0.13)),
            Direction.LOWER_IS_BETTER,
            null);

    assertThat(names(board)).containsExactly("陈思远", "林一诺");
    assertThat(board.rows().getLast().score()).isEqualTo(score(0.12));
  }

  @Test
  void theOrderOfTheRowsInTheDatabaseDoesNotMatter() {
    List<Placed> entries =
        new java.util.ArrayList<>(
            List.of(
                entry(LIN, 1, 0.95),
                entry(LIN, 2, 0.95),
                entry(CHEN, 1, 0.95),
                entry(ZHOU, 3, null),
                entry(BASELINE, 0, 0.95)));
    Board board = Board.of(entries, Direction.HIGHER_IS_BETTER, null);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(entries, new Random(seed));
      assertThat(Board.of(entries, Direction.HIGHER_IS_BETTER, null)).isEqualTo(board);
    }
  }

  @Test
  void theHeadKeepsTheReadersOwnRowInView() {
    Board board =
        Board.of(
            List.of(entry(LIN, 0, 0.7), entry(CHEN, 1, 0.9), entry(ZHOU, 2, 0.8)),
            Direction.HIGHER_IS_BETTER,
            LIN.id());

    assertThat(names(board.head(1))).containsExactly("陈思远", "林一诺");
    assertThat(names(board.head(3))).containsExactly("陈思远", "周宁", "林一诺");
    assertThat(board.rows().getLast().mine()).isTrue();
  }

  private static Board board(Placed... entries) {
    return Board.of(List.of(entries), Direction.HIGHER_IS_BETTER, null);
  }

  private static Placed entry(TeamLabel team, int second, @Nullable Double score) {
    return new Placed(
        UUID.nameUUIDFromBytes((team + " " + second).getBytes()),
        team,
        NINE.plusSeconds(second),
        score == null ? null : score(score));
  }

  private static Score score(double value) {
    return new Score(value, new Interval(0, 1));
  }

  private static List<String> names(Board board) {
    return board.rows().stream().map(row -> row.name().en()).toList();
  }

  private static List<@Nullable Integer> ranks(Board board) {
    return board.rows().stream().map(Row::rank).toList();
  }
}
