package dev.touchstone.network.game;

import dev.touchstone.reference.Draw;
import dev.touchstone.reference.reinforcement.Othello;

/**
 * Where a game stands.
 *
 * @param player who moves next; {@link Othello#NOBODY} when the game is over
 */
public record Position(Othello board, int player) {

  public static final Position START = new Position(Othello.START, Othello.BLACK);

  /** In how many ways a board can lie on the table, seen from above or below. */
  public static final int SYMMETRIES = 8;

  /** A position after so many random moves, from which a game still goes on. */
  public static Position random(Draw draw, int plies) {
    Position position = START;
    for (int ply = 0; ply < plies; ply++) {
      int[] moves = position.moves();
      position = position.after(moves[draw.integer(0, moves.length - 1)]);
      if (position.isOver()) {
        return random(draw, plies);
      }
    }
    return position;
  }

  public boolean isOver() {
    return player == Othello.NOBODY;
  }

  /** The legal moves in ascending order: none when the game is over, one or more before. */
  public int[] moves() {
    return isOver() ? new int[0] : squares(board.legalMoves(player));
  }

  static int[] squares(long set) {
    int[] squares = new int[Long.bitCount(set)];
    for (int i = 0; i < squares.length; i++, set &= set - 1) {
      squares[i] = Long.numberOfTrailingZeros(set);
    }
    return squares;
  }

  /** The position after a move of the player whose turn it is. */
  public Position after(int square) {
    Othello next = board.play(player, square);
    return new Position(next, next.turnAfter(player));
  }

  /**
   * The same position on a board turned or mirrored.
   *
   * @param symmetry 0 … 7: bit 0 turns the rows round, bit 1 the columns, bit 2 swaps the two
   */
  public Position seen(int symmetry) {
    return new Position(
        new Othello(seen(board.black(), symmetry), seen(board.white(), symmetry)), player);
  }

  private static long seen(long set, int symmetry) {
    long seen = 0;
    for (int square : squares(set)) {
      int row = (symmetry & 1) == 0 ? square / 8 : 7 - square / 8;
      int column = (symmetry & 2) == 0 ? square % 8 : 7 - square % 8;
      int to = (symmetry & 4) == 0 ? Othello.square(row, column) : Othello.square(column, row);
      seen |= 1L << to;
    }
    return seen;
  }
}
