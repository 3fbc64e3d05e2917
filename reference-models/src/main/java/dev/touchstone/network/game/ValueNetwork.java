package dev.touchstone.network.game;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import dev.touchstone.network.Network;
import dev.touchstone.network.Published;
import dev.touchstone.network.Summary;
import dev.touchstone.reference.Text;
import dev.touchstone.reference.reinforcement.Othello;
import java.util.List;
import java.util.Map;

/**
 * What a position of Othello is worth to who is to move: x (N, 2, 8, 8), 1 on that player's discs
 * in the first plane and on the opponent's in the second, to 64 and 32 units with ReLU and one
 * value tanh(o) in (−1, 1), (N, 1).
 *
 * <p>One player's view of both colours halves what has to be learned. Source: Tesauro 1995 for a
 * small perceptron as the value of a board game's positions.
 */
public final class ValueNetwork {

  private static final int FIRST = 64;
  private static final int SECOND = 32;

  private ValueNetwork() {}

  public static Block block() {
    return new SequentialBlock()
        .add(Blocks.batchFlattenBlock())
        .add(Linear.builder().setUnits(FIRST).build())
        .add(Activation::relu)
        .add(Linear.builder().setUnits(SECOND).build())
        .add(Activation::relu)
        .add(Linear.builder().setUnits(1).build())
        .add(Activation::tanh);
  }

  /** The shape of a batch of n positions. */
  public static Shape inputShape(int n) {
    return new Shape(n, 2, 8, 8);
  }

  /** A batch of positions, (N, 2, 8, 8). */
  public static NDArray input(NDManager manager, List<Position> positions) {
    float[] planes = new float[positions.size() * 2 * Othello.SQUARES];
    for (int n = 0; n < positions.size(); n++) {
      Position position = positions.get(n);
      int own = 2 * n * Othello.SQUARES;
      mark(planes, own, position.board().discs(position.player()));
      mark(planes, own + Othello.SQUARES, position.board().discs(-position.player()));
    }
    return manager.create(planes, inputShape(positions.size()));
  }

  private static void mark(float[] planes, int from, long discs) {
    for (int square : Position.squares(discs)) {
      planes[from + square] = 1;
    }
  }

  static Network network() {
    return Network.of(
        "othello-value",
        new Text("黑白棋局面价值网络", "Value network for Othello"),
        ValueNetwork::block,
        inputShape(2),
        new Shape(2, 1),
        Map.of(),
        Published.exactly(
            Summary.PARAMETERS, 129 * FIRST + 65 * SECOND + 33, "(d + 1)m + (m + 1)k + k + 1"));
  }
}
