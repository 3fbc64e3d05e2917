package dev.touchstone.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.network.game.Game;
import dev.touchstone.network.game.Position;
import dev.touchstone.network.game.PositionValues;
import dev.touchstone.network.game.ValueNetwork;
import dev.touchstone.reference.Draw;
import java.util.ArrayList;
import java.util.List;

/**
 * A value network that learns from finished games by TD(λ): the target of a position is (1 − λ) V +
 * λ G of the one after it, where V is what the network thinks of that one and G its own target; the
 * target of the last is who won. With λ = 1 that is regression on the result.
 *
 * <p>Source: Sutton 1988. Targets are computed for a lot of games at once and learned in
 * minibatches, each position turned or mirrored at random, since all eight views are worth the
 * same.
 */
final class ValueLearning implements PositionValues, AutoCloseable {

  private static final int BATCH = 128;
  private static final double RATE = 0.002;

  private record Lesson(Position position, float target) {}

  private final Draw draw;
  private final Descent descent;

  ValueLearning(Draw draw) {
    this.draw = draw;
    this.descent =
        new Descent(
            ValueNetwork.block(), draw, RATE, DataType.FLOAT32, ValueNetwork.inputShape(BATCH));
  }

  @Override
  public double[] of(List<Position> positions) {
    try (NDManager scratch = descent.manager().newSubManager()) {
      NDArray x = ValueNetwork.input(scratch, positions);
      NDArray values = descent.predict(new NDList(x)).singletonOrThrow();
      values.attach(scratch);
      return values.toType(DataType.FLOAT64, false).toDoubleArray();
    }
  }

  /**
   * Learns from games for some epochs, with a rate that falls to 0.
   *
   * @return the last epoch's mean square error
   */
  double learn(List<Game> games, double lambda, int epochs) {
    List<Lesson> lessons = new ArrayList<>();
    games.forEach(game -> lessons.addAll(lessons(game, lambda)));
    int batches = lessons.size() / BATCH;
    double loss = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      int[] order = draw.permutation(lessons.size());
      loss = 0;
      for (int i = 0; i < batches; i++) {
        descent.rate(RATE * (1 - (double) (epoch * batches + i) / (epochs * batches)));
        loss += step(lessons, order, i * BATCH) / batches;
      }
    }
    return loss;
  }

  private List<Lesson> lessons(Game game, double lambda) {
    List<Position> positions = game.positions();
    double[] values = lambda < 1 ? of(positions) : new double[positions.size()];
    List<Lesson> lessons = new ArrayList<>();
    // For black, from the last move back; a lesson is for who is to move.
    double target = game.winner();
    for (int t = positions.size() - 2; t >= 0; t--) {
      Position position = positions.get(t);
      lessons.add(new Lesson(position, (float) (position.player() * target)));
      target = (1 - lambda) * position.player() * values[t] + lambda * target;
    }
    return lessons;
  }

  private float step(List<Lesson> lessons, int[] order, int from) {
    List<Position> positions = new ArrayList<>();
    float[] targets = new float[BATCH];
    for (int i = 0; i < BATCH; i++) {
      Lesson lesson = lessons.get(order[from + i]);
      positions.add(lesson.position().seen(draw.integer(0, Position.SYMMETRIES - 1)));
      targets[i] = lesson.target();
    }
    try (NDManager scratch = descent.manager().newSubManager()) {
      NDArray x = ValueNetwork.input(scratch, positions);
      NDArray y = scratch.create(targets, new Shape(BATCH, 1));
      return descent.step(new NDList(x), made -> made.head().sub(y).square().mean());
    }
  }

  @Override
  public void close() {
    descent.close();
  }
}
