package dev.touchstone.baseline;

import dev.touchstone.reference.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The baselines by the name they have in a {@code competition.yaml}. */
public final class Baselines {

  private static final Map<String, Baseline> ALL =
      Map.of(
          "softmax-regression",
          new Perceptron(new Text("softmax 回归", "Softmax regression"), List.of()),
          "perceptron",
          new Perceptron(new Text("多层感知机", "Multi-layer perceptron"), List.of(64)),
          "log-linear",
          new LogLinear(new Text("对数线性回归", "Log-linear regression")),
          "touching-shapes",
          new TouchingShapes(new Text("连通区域与感知机", "Connected regions and a perceptron")));

  private Baselines() {}

  public static Optional<Baseline> find(String id) {
    return Optional.ofNullable(ALL.get(id));
  }
}
