package dev.touchstone.trials.bench;

import java.util.ArrayList;
import java.util.List;

/** a, b, c: from the form to the verdict on the page, against Python and against a container. */
final class Latency {

  private Latency() {}

  /**
   * @param mostOfBare the share of plain Python's time we may take
   * @param mostOfCold likewise, of a container's that is started for it
   */
  static List<Ratio> measure(
      Place place, String id, Task task, double mostOfBare, double mostOfCold) {
    int cases = place.prepare(task);
    List<Double> ours = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    List<Double> cold = new ArrayList<>();
    for (int round = -1; round < place.rounds(); round++) {
      Quiet.await();
      double verdict = place.submit(task).millis();
      Quiet.await();
      double plain = place.python().bare(task, cases);
      Quiet.await();
      double container = place.python().cold(task, cases);
      // The first round only warms up.
      if (round >= 0) {
        ours.add(verdict);
        bare.add(plain);
        cold.add(container);
      }
    }
    var verdicts = new Sample(ours);
    return List.of(
        Ratio.atMost(mostOfBare, id, task.title, verdicts, "plain python3", new Sample(bare)),
        Ratio.atMost(mostOfCold, id, task.title, verdicts, "cold docker run", new Sample(cold)));
  }
}
