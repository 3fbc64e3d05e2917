package dev.touchstone.network.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.reinforcement.Othello;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OthelloPlayersTest {

  private static final long SEED = 5;

  /** Counts discs, scaled into −1 … 1. */
  private static final PositionValues DISCS =
      positions ->
          positions.stream()
              .mapToDouble(p -> p.board().score(p.player()) / (double) Othello.SQUARES)
              .toArray();

  private final Draw draw = new Draw(SEED);
  private final OthelloPlayer random = new RandomPlayer(draw);

  @Test
  void searchingWinsMostGamesAgainstChance() {
    Match match = Match.of(new SearchingPlayer(2), random, 20);

    assertThat(match.games()).isEqualTo(20);
    assertThat(match.wins()).isGreaterThanOrEqualTo(17);
  }

  @Test
  void lookingFurtherWinsMoreThanItLoses() {
    List<Position> openings =
        IntStream.range(0, 20).mapToObj(i -> Position.random(draw, 6)).toList();

    Match match = Match.of(new SearchingPlayer(3), new SearchingPlayer(1), openings);

    assertThat(match.wins()).isGreaterThan(match.losses());
  }

  @Test
  void coloursChangeFromGameToGame() {
    // Only black is ever asked what to do with the first position.
    int[] first = new int[2];
    OthelloPlayer[] counting = new OthelloPlayer[2];
    for (int who = 0; who < 2; who++) {
      int me = who;
      counting[who] =
          (board, player) -> {
            first[me] += board.equals(Othello.START) ? 1 : 0;
            return random.move(board, player);
          };
    }

    Match.of(counting[0], counting[1], 6);

    assertThat(first).containsExactly(3, 3);
  }

  @Test
  void aMatchSeenFromTheOtherSideHasWinsAndLossesExchanged() {
    Match match = Match.of(new SearchingPlayer(2), new SearchingPlayer(1), 2);
    Match reversed = Match.of(new SearchingPlayer(1), new SearchingPlayer(2), 2);

    assertThat(reversed).isEqualTo(new Match(match.losses(), match.draws(), match.wins()));
  }

  @Test
  void pruningChangesNoMove() {
    for (int game = 0; game < 20; game++) {
      Position position = Position.random(draw, 10 + 2 * game);
      int move = new SearchingPlayer(3).move(position.board(), position.player());

      assertThat(worth(position, move, 3))
          .isEqualTo(
              IntStream.of(position.moves())
                  .map(other -> worth(position, other, 3))
                  .max()
                  .orElseThrow());
    }
  }

  /** What a move is worth by looking at everything. */
  private static int worth(Position before, int square, int depth) {
    Position after = before.after(square);
    if (after.isOver()) {
      return 1000 * after.board().score(before.player());
    }
    int best =
        depth == 1
            ? Heuristic.of(after.board(), after.player())
            : IntStream.of(after.moves())
                .map(next -> worth(after, next, depth - 1))
                .max()
                .orElseThrow();
    return after.player() == before.player() ? best : -best;
  }

  @Test
  void anOpinionIsFollowedOneMoveAhead() {
    Position position = Position.random(draw, 20);
    int move = new LearnedPlayer(DISCS, 1).move(position.board(), position.player());

    assertThat(position.after(move).board().score(position.player()))
        .isEqualTo(
            IntStream.of(position.moves())
                .map(square -> position.after(square).board().score(position.player()))
                .max()
                .orElseThrow());
  }

  @Test
  void twoMovesAheadTheOpponentsBestReplyCounts() {
    // All legal replies to each move, none of them a pass or the end.
    Position position = Position.random(draw, 12);
    int move = new LearnedPlayer(DISCS, 2).move(position.board(), position.player());

    assertThat(worst(position, move))
        .isEqualTo(
            IntStream.of(position.moves())
                .map(square -> worst(position, square))
                .max()
                .orElseThrow());
  }

  private static int worst(Position before, int square) {
    Position after = before.after(square);
    return IntStream.of(after.moves())
        .map(reply -> after.after(reply).board().score(before.player()))
        .min()
        .orElseThrow();
  }

  @Test
  void aWonEndIsPreferredToTheBestOpinion() {
    // From c2 black turns both white discs; after other moves white has one left and goes on.
    int[] discs = new int[Othello.SQUARES];
    discs[8] = discs[16] = discs[24] = Othello.BLACK;
    discs[9] = discs[17] = Othello.WHITE;
    Othello board = Othello.of(discs);
    PositionValues lostForWhite =
        positions -> DoubleStream.generate(() -> -1).limit(positions.size()).toArray();

    assertThat(new Position(board, Othello.BLACK).moves()).hasSizeGreaterThan(1);
    assertThat(new LearnedPlayer(lostForWhite, 1).move(board, Othello.BLACK)).isEqualTo(10);
    assertThat(new SearchingPlayer(1).move(board, Othello.BLACK)).isEqualTo(10);
  }

  @Test
  void anUnfinishedGameIsNone() {
    assertThatThrownBy(() -> new Game(List.of(Position.START)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void allViewsOfAPositionHaveAsManyMoves() {
    Position position = Position.random(draw, 17);
    List<Position> views =
        IntStream.range(0, Position.SYMMETRIES).mapToObj(position::seen).toList();

    assertThat(views).doesNotHaveDuplicates().contains(position);
    assertThat(views)
        .allSatisfy(view -> assertThat(view.moves()).hasSameSizeAs(position.moves()))
        .allSatisfy(
            view ->
                assertThat(view.board().score(Othello.BLACK))
                    .isEqualTo(position.board().score(Othello.BLACK)));
  }

  @Test
  void theNetworkSeesOwnDiscsFirst() {
    Position white = new Position(Othello.START, Othello.WHITE);
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = ValueNetwork.input(manager, List.of(Position.START, white));

      assertThat(x.getShape()).isEqualTo(ValueNetwork.inputShape(2));
      assertThat(x.getFloat(0, 0, 3, 4)).isEqualTo(1);
      assertThat(x.getFloat(0, 1, 3, 3)).isEqualTo(1);
      assertThat(x.getFloat(1, 1, 3, 4)).isEqualTo(1);
      assertThat(x.getFloat(1, 0, 3, 3)).isEqualTo(1);
      assertThat(x.sum().getFloat()).isEqualTo(8);
    }
  }
}
