package dev.touchstone.network.game;

import java.util.List;

/** Somebody's opinion of positions. */
@FunctionalInterface
public interface PositionValues {

  /**
   * What each position is worth to who is to move: −1 for a certain loss to 1 for a certain win.
   * For a finished one it may be anything.
   */
  double[] of(List<Position> positions);
}
