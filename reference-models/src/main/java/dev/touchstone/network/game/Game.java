package dev.touchstone.network.game;

import dev.touchstone.reference.reinforcement.Othello;
import java.util.ArrayList;
import java.util.List;

/**
 * A game that has been played to its end.
 *
 * @param positions from the first to the last, which is over
 */
public record Game(List<Position> positions) {

  public Game {
    positions = List.copyOf(positions);
    if (!positions.getLast().isOver()) {
      throw new IllegalArgumentException("the game still goes on");
    }
  }

  /**
   * Plays on from a position.
   *
   * @throws IllegalArgumentException where a player's move is not legal
   */
  public static Game play(Position from, OthelloPlayer black, OthelloPlayer white) {
    List<Position> positions = new ArrayList<>(List.of(from));
    for (Position now = from; !now.isOver(); positions.add(now)) {
      OthelloPlayer mover = now.player() == Othello.BLACK ? black : white;
      now = now.after(mover.move(now.board(), now.player()));
    }
    return new Game(positions);
  }

  /** {@link Othello#BLACK}, {@link Othello#WHITE}, or {@link Othello#NOBODY} for a draw. */
  public int winner() {
    return Integer.signum(positions.getLast().board().score(Othello.BLACK));
  }
}
