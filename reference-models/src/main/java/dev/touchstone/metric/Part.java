package dev.touchstone.metric;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Some of the units of an evaluation. */
record Part(Evaluation whole, int[] chosen) implements Evaluation {

  @Override
  public int units() {
    return chosen.length;
  }

  @Override
  public double value(int[] times) {
    int[] ofWhole = new int[whole.units()];
    for (int i = 0; i < chosen.length; i++) {
      ofWhole[chosen[i]] += times[i];
    }
    return whole.value(ofWhole);
  }

  @Override
  public Map<String, Object> details() {
    return Map.of();
  }

  @Override
  public Optional<double[]> losses() {
    return whole.losses().map(all -> Arrays.stream(chosen).mapToDouble(i -> all[i]).toArray());
  }
}
