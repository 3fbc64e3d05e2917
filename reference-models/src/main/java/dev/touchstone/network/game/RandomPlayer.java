package dev.touchstone.network.game;

import dev.touchstone.reference.Draw;
import dev.touchstone.reference.reinforcement.Othello;

/** Plays any legal move, all alike. */
public record RandomPlayer(Draw draw) implements OthelloPlayer {

  @Override
  public int move(Othello board, int player) {
    int[] moves = Position.squares(board.legalMoves(player));
    return moves[draw.integer(0, moves.length - 1)];
  }
}
