package dev.touchstone.goal;

import dev.touchstone.reference.Text;
import java.util.List;

/**
 * A step of the points.
 *
 * @param id among the marks of its goal
 * @param meaning what somebody has done who reaches it
 */
public record Mark(String id, Text meaning, double value) {

  private static final Text LEARNED = new Text("比乱猜强：学到了东西", "Better than guessing: it learns");
  private static final Text WORKS = new Text("方法是对的", "The method works");
  private static final Text TRAINED = new Text("训练得不错", "It is trained well");
  private static final Text NETWORK =
      new Text("不输给 DJL 训练的网络", "As good as the network trained with DJL");

  /** Four steps, from better than guessing to the network of the lecture. */
  static List<Mark> of(double learned, double works, double trained, double network) {
    return List.of(
        new Mark("learned", LEARNED, learned),
        new Mark("works", WORKS, works),
        new Mark("trained", TRAINED, trained),
        new Mark("network", NETWORK, network));
  }
}
