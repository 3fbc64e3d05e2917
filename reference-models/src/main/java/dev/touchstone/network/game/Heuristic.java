package dev.touchstone.network.game;

import dev.touchstone.reference.reinforcement.Othello;

/**
 * What a position looks worth before the end: 10 for each corner more than the opponent, 1 for each
 * move more, and −5 for each disc more on the squares diagonally next to a corner that is still
 * empty, from where the opponent often gets it. A corner cannot be taken back, and who has few
 * moves is soon forced into bad ones; the number of discs says little until the end.
 */
final class Heuristic {

  private static final int CORNER = 10;
  private static final int BEFORE_CORNER = -5;

  private static final int[] CORNERS = {0, 7, 56, 63};
  private static final int[] DIAGONALS = {9, 14, 49, 54};

  private Heuristic() {}

  static int of(Othello board, int player) {
    return CORNER * Long.bitCount(board.discs(player) & corners())
        - CORNER * Long.bitCount(board.discs(-player) & corners())
        + BEFORE_CORNER * beforeCorners(board, player)
        + Long.bitCount(board.legalMoves(player))
        - Long.bitCount(board.legalMoves(-player));
  }

  private static long corners() {
    long corners = 0;
    for (int corner : CORNERS) {
      corners |= 1L << corner;
    }
    return corners;
  }

  private static int beforeCorners(Othello board, int player) {
    int more = 0;
    for (int i = 0; i < CORNERS.length; i++) {
      if (board.at(CORNERS[i]) == Othello.NOBODY) {
        more += player * board.at(DIAGONALS[i]);
      }
    }
    return more;
  }
}
