package dev.touchstone.goal;

import dev.touchstone.reference.Tensor;
import java.util.List;
import java.util.Map;

/** What a program learns from and is asked, and how its answer is measured. */
public interface Task {

  Source source();

  /** All that crosses the wall, by the names in the exercise's script. */
  Map<String, Tensor> inputs();

  /** From the easiest to the hardest. */
  List<Mark> marks();

  /**
   * @throws dev.touchstone.metric.BadPredictionException if the answer cannot be measured
   */
  Measurement measure(Tensor answer);
}
