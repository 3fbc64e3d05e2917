package dev.touchstone.training;

import dev.touchstone.reference.Text;
import java.util.function.Consumer;

/** A network, the data it learns from, and the bar it has to clear. */
public interface Recipe {

  /** As it is named on the command line, such as {@code lenet-mnist}. */
  String id();

  Text title();

  /**
   * Trains and measures.
   *
   * @param progress gets a line now and then
   */
  Result run(Data data, long seed, Consumer<String> progress);

  /**
   * What came of it.
   *
   * @param metric what was measured, such as {@code accuracy}
   * @param goal the bar
   * @param atLeast whether the value has to be at least the goal, or at most
   * @param data what it was trained on, with its size
   */
  record Result(String metric, double value, double goal, boolean atLeast, String data) {

    public boolean clearsTheBar() {
      return atLeast ? value >= goal : value <= goal;
    }
  }
}
