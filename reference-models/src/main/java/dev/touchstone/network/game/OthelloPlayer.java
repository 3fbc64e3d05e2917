package dev.touchstone.network.game;

import dev.touchstone.reference.reinforcement.Othello;

/** Whoever chooses moves. */
@FunctionalInterface
public interface OthelloPlayer {

  /**
   * A legal move. Asked only where there is one: rules, not players, pass.
   *
   * @param player who is to move, {@link Othello#BLACK} or {@link Othello#WHITE}
   * @return the square, 0 … 63
   */
  int move(Othello board, int player);
}
