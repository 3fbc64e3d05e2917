package dev.touchstone.reference.reinforcement;

import static dev.touchstone.reference.ArrayType.flags;
import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.indices;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;
import java.util.Map;

/**
 * y = r + γ (1 − done) max_a Q_target(s′, a) for a batch of N transitions, and the loss 1/N Σ (Q(s,
 * a) − y)²; q, q_next_online and q_next_target are (N, A), actions, rewards and done (N,); target y
 * (N,), loss a scalar.
 *
 * <p>Source: Mnih et al. 2015, equation 2 and algorithm 1.
 */
final class DqnTarget {

  private DqnTarget() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.REINFORCEMENT, "dqn_target", 1)
        .function("dqn")
        .parameter("q", floats("N", "A"))
        .parameter("q_next_online", floats("N", "A"))
        .parameter("q_next_target", floats("N", "A"))
        .parameter("actions", indices("A", "N"))
        .parameter("rewards", floats("N"))
        .parameter("done", flags("N"))
        .parameter("gamma", floats())
        .requires("q", "it is empty", in -> in.tensor("q").size() > 0)
        .returnsDict("target", floats("N"), "loss", floats())
        .cases(DqnTarget::cases)
        .reference(DqnTarget::reference)
        .misconceptions(
            "terminal_bootstrapped",
            "online_network",
            "double_dqn",
            "expected",
            "no_gamma",
            "max_prediction",
            "sarsa")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int square = draw.integer(4, 5);
    return List.of(
        Case.example(
            "example",
            "q",
            Tensor.matrix(new double[][] {{1, 2}, {0, 1}}),
            "q_next_online",
            Tensor.matrix(new double[][] {{3, 0}, {1, 4}}),
            "q_next_target",
            Tensor.matrix(new double[][] {{1, 2}, {5, 6}}),
            "actions",
            Tensor.integers(0, 1),
            "rewards",
            Tensor.vector(1, -1),
            "done",
            Tensor.integers(0, 1),
            "gamma",
            0.5),
        sized(draw, "long", draw.integer(7, 9), 4, 2),
        sized(draw, "wide", 5, draw.integer(6, 8), 1),
        sized(draw, "square", square, square, 2),
        sized(draw, "terminal", 3, 4, 3));
  }

  /**
   * @param terminal how many of the n transitions end an episode
   */
  private static Case sized(Draw draw, String name, int n, int actions, int terminal) {
    int[] order = draw.permutation(n);
    int[] done = new int[n];
    for (int i = 0; i < terminal; i++) {
      done[order[i]] = 1;
    }
    return Case.of(
        name,
        "q",
        draw.normal(n, actions),
        "q_next_online",
        draw.normal(n, actions),
        "q_next_target",
        draw.normal(n, actions),
        "actions",
        draw.integers(0, actions - 1, n),
        "rewards",
        draw.normal(n),
        "done",
        done,
        "gamma",
        draw.number(0.8, 0.95));
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray goesOn = in.get("done").toType(DataType.FLOAT64, false).neg().add(1);
    if (slips.has("terminal_bootstrapped")) {
      goesOn = goesOn.onesLike();
    }
    double gamma = slips.has("no_gamma") ? 1 : in.number("gamma");
    NDArray target = in.get("rewards").add(goesOn.mul(nextValue(in, slips)).mul(gamma));
    NDArray q = in.get("q");
    NDArray prediction =
        slips.has("max_prediction") ? q.max(new int[] {1}) : Nd.pick(q, in.get("actions"));
    return Map.of("target", target, "loss", prediction.sub(target).square().mean());
  }

  private static NDArray nextValue(Inputs in, Slips slips) {
    NDArray online = in.get("q_next_online");
    NDArray target = in.get("q_next_target");
    if (slips.has("double_dqn")) {
      return Nd.pick(target, online.argMax(1));
    }
    if (slips.has("sarsa")) {
      return Nd.pick(target, in.get("actions"));
    }
    if (slips.has("expected")) {
      return target.mean(new int[] {1});
    }
    return (slips.has("online_network") ? online : target).max(new int[] {1});
  }
}
