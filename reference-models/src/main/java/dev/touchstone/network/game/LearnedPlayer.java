package dev.touchstone.network.game;

import dev.touchstone.reference.reinforcement.Othello;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Looks a few moves ahead, at every one of them, and judges what it finds there by what has been
 * learned. All positions it finds are judged as one batch, which is what a network does best.
 *
 * @param depth how many moves ahead, 1 or more; a pass is none
 */
public record LearnedPlayer(PositionValues values, int depth) implements OthelloPlayer {

  public LearnedPlayer {
    if (depth < 1) {
      throw new IllegalArgumentException("a depth of " + depth);
    }
  }

  @Override
  public int move(Othello board, int player) {
    Position position = new Position(board, player);
    List<Position> leaves = new ArrayList<>();
    collect(position, depth, leaves);
    Iterator<Double> opinions = Arrays.stream(values.of(leaves)).iterator();
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int square : position.moves()) {
      double worth = afterMove(position, square, depth - 1, opinions);
      if (worth > most) {
        most = worth;
        best = square;
      }
    }
    return best;
  }

  private static void collect(Position position, int depth, List<Position> leaves) {
    if (depth == 0) {
      leaves.add(position);
    }
    for (int square : depth == 0 ? new int[0] : position.moves()) {
      collect(position.after(square), depth - 1, leaves);
    }
  }

  /** What a move is worth to who makes it; opinions come in the order the leaves were collected. */
  private static double afterMove(
      Position before, int square, int depth, Iterator<Double> opinions) {
    Position after = before.after(square);
    double worth = value(after, depth, opinions);
    if (after.isOver()) {
      // What has been counted, which no opinion between -1 and 1 outweighs.
      return after.board().score(before.player());
    }
    return after.player() == before.player() ? worth : -worth;
  }

  private static double value(Position position, int depth, Iterator<Double> opinions) {
    if (depth == 0) {
      return opinions.next();
    }
    double most = Double.NEGATIVE_INFINITY;
    for (int square : position.moves()) {
      most = Math.max(most, afterMove(position, square, depth - 1, opinions));
    }
    return most;
  }
}
