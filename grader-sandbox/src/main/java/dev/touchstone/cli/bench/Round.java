package dev.touchstone.cli.bench;

import dev.touchstone.reference.Comparison;
import dev.touchstone.reference.Tensor;
import java.util.List;

/** Every workload once on either side, one side after the other. */
record Round(List<Workload> workloads, List<Timed> djl, List<Timed> pytorch) {

  static Round of(List<Workload> workloads, PyTorch other, boolean djlFirst) {
    if (djlFirst) {
      List<Timed> ours = Djl.measured(workloads, false);
      return new Round(workloads, ours, other.measured(workloads, false));
    }
    List<Timed> theirs = other.measured(workloads, false);
    return new Round(workloads, Djl.measured(workloads, false), theirs);
  }

  /**
   * A round that warms up, and shows that both sides compute the same.
   *
   * @throws IllegalStateException if they do not
   */
  static void first(List<Workload> workloads, PyTorch other) {
    new Round(workloads, Djl.measured(workloads, true), other.measured(workloads, true)).compare();
  }

  private void compare() {
    for (int i = 0; i < workloads.size(); i++) {
      Workload workload = workloads.get(i);
      Timed theirs = pytorch.get(i);
      djl.get(i).outputs().forEach((name, ours) -> compare(workload, name, ours, theirs));
    }
  }

  private static void compare(Workload workload, String name, Tensor ours, Timed theirs) {
    Tensor other = theirs.outputs().get(name);
    if (other == null || !(Comparison.of(ours, other, workload.tolerance().apply(name)).agrees())) {
      throw new IllegalStateException(
          "%s: DJL and PyTorch do not agree on %s".formatted(workload.name(), name));
    }
  }
}
