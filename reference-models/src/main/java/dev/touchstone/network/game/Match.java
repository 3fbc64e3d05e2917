package dev.touchstone.network.game;

import dev.touchstone.reference.reinforcement.Othello;
import java.util.Collections;
import java.util.List;

/** What came of several games between two players, as the first of them sees it. */
public record Match(int wins, int draws, int losses) {

  /** So many games from the first position; who plays first is black in every other one. */
  public static Match of(OthelloPlayer first, OthelloPlayer second, int games) {
    return of(first, second, Collections.nCopies(games, Position.START));
  }

  /**
   * One game from each position, with colours changing from one to the next. Two players that leave
   * nothing to chance would play the same two games for ever from {@link Position#START}.
   */
  public static Match of(OthelloPlayer first, OthelloPlayer second, List<Position> openings) {
    int[] results = new int[3];
    int colour = Othello.BLACK;
    for (Position opening : openings) {
      Game game =
          colour == Othello.BLACK
              ? Game.play(opening, first, second)
              : Game.play(opening, second, first);
      results[1 - colour * game.winner()]++;
      colour = -colour;
    }
    return new Match(results[0], results[1], results[2]);
  }

  public int games() {
    return wins + draws + losses;
  }
}
