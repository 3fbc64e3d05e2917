package dev.touchstone.cli.bench;

import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Our side: in this process, as often in a round as the other side does it. */
final class Djl {

  private static final int WARM_UPS = 2;
  private static final int REPETITIONS = 3;

  private Djl() {}

  /**
   * @param checked whether the outputs are wanted
   */
  static List<Timed> measured(List<Workload> workloads, boolean checked) {
    return workloads.stream().map(workload -> measured(workload, checked)).toList();
  }

  private static Timed measured(Workload workload, boolean checked) {
    List<Double> millis = new ArrayList<>();
    Map<String, Tensor> outputs = Map.of();
    for (int i = 0; i < WARM_UPS + REPETITIONS; i++) {
      Workload.Task task = workload.task().get();
      long begin = System.nanoTime();
      try (task) {
        outputs = task.work().get();
      }
      millis.add((System.nanoTime() - begin) / 1e6);
    }
    double median = Figure.of(millis.subList(WARM_UPS, millis.size())).median();
    return new Timed(median, checked ? outputs : Map.of());
  }
}
