package dev.touchstone.network.game;

import dev.touchstone.reference.reinforcement.Othello;
import java.util.Arrays;
import java.util.List;

/**
 * Looks one move ahead, and goes where the opponent is worst off in the opinion of what has been
 * learned. All positions it can reach are judged as one batch.
 */
public record LearnedPlayer(PositionValues values) implements OthelloPlayer {

  @Override
  public int move(Othello board, int player) {
    Position position = new Position(board, player);
    int[] moves = position.moves();
    List<Position> reached = Arrays.stream(moves).mapToObj(position::after).toList();
    double[] opinions = values.of(reached);
    int best = 0;
    for (int i = 1; i < moves.length; i++) {
      if (worth(reached.get(i), opinions[i], player)
          > worth(reached.get(best), opinions[best], player)) {
        best = i;
      }
    }
    return moves[best];
  }

  /** A finished game is worth what it says, which is more than any opinion unless it is a draw. */
  private static double worth(Position reached, double opinion, int player) {
    if (reached.isOver()) {
      return reached.board().score(player);
    }
    return reached.player() == player ? opinion : -opinion;
  }
}
