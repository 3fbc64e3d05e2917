package dev.touchstone.network.game;

import dev.touchstone.reference.reinforcement.Othello;

/**
 * Looks a few moves ahead by alpha-beta search and judges what it finds there by mobility and
 * corners. A finished game counts by its discs, and more than any unfinished one. Of moves that
 * look alike it takes the first, so that it always plays the same.
 *
 * <p>Source: Knuth and Moore 1975 for the search, in its one-sided (negamax) form.
 *
 * @param depth how many moves ahead, 1 or more; a pass is none
 */
public record SearchingPlayer(int depth) implements OthelloPlayer {

  private static final int FINISHED = 1000;
  private static final int INFINITE = 1_000_000;

  public SearchingPlayer {
    if (depth < 1) {
      throw new IllegalArgumentException("a depth of " + depth);
    }
  }

  @Override
  public int move(Othello board, int player) {
    Position position = new Position(board, player);
    int best = -1;
    int alpha = -INFINITE;
    for (int square : position.moves()) {
      int value = afterMove(position, square, depth - 1, alpha, INFINITE);
      if (value > alpha) {
        alpha = value;
        best = square;
      }
    }
    return best;
  }

  /** What the position is worth to who is to move, as far as it lies between alpha and beta. */
  private static int value(Position position, int depth, int alpha, int beta) {
    if (depth == 0) {
      return Heuristic.of(position.board(), position.player());
    }
    for (int square : position.moves()) {
      alpha = Math.max(alpha, afterMove(position, square, depth - 1, alpha, beta));
      if (alpha >= beta) {
        return alpha;
      }
    }
    return alpha;
  }

  /** What a move is worth to who makes it. */
  private static int afterMove(Position before, int square, int depth, int alpha, int beta) {
    Position after = before.after(square);
    if (after.isOver()) {
      return FINISHED * after.board().score(before.player());
    }
    return after.player() == before.player()
        ? value(after, depth, alpha, beta)
        : -value(after, depth, -beta, -alpha);
  }
}
