package dev.touchstone.reference.reinforcement;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
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
 * V ← max_a (R_a + γ P_a V) for all states at once, from V = 0, as often as sweeps says; P (A, S,
 * S) with P[a, s, s′] the probability of going from s to s′, R (A, S). Returned: V (S,) and the
 * policy (S,) that is greedy for this V, argmax_a (R_a + γ P_a V), the lowest action at ties.
 *
 * <p>Source: Sutton and Barto, Reinforcement Learning, 4.4; d2l (English) 17.2.
 */
final class ValueIteration {

  private ValueIteration() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.REINFORCEMENT, "value_iteration", 1)
        .parameter("P", floats("A", "S", "S"))
        .parameter("R", floats("A", "S"))
        .parameter("gamma", floats())
        .parameter("sweeps", integers())
        .requires("P", "it is empty", in -> in.tensor("P").size() > 0)
        .requires("sweeps", "it is not between 0 and 1000", ValueIteration::isBetween0And1000)
        .returnsDict("V", floats("S"), "policy", integers("S"))
        .cases(ValueIteration::cases)
        .reference(ValueIteration::reference)
        .misconceptions(
            "in_place",
            "mean_over_actions",
            "transition_transposed",
            "discounted_reward",
            "extra_sweep")
        .build();
  }

  private static boolean isBetween0And1000(Inputs in) {
    return in.number("sweeps") >= 0 && in.number("sweeps") <= 1000;
  }

  private static List<Case> cases(Draw draw) {
    int square = draw.integer(3, 4);
    return List.of(
        Case.example(
            "example",
            "P",
            Tensor.vector(1, 0, 0, 1, 0, 1, 1, 0).reshape(2, 2, 2),
            "R",
            Tensor.matrix(new double[][] {{0, 2}, {1, 0}}),
            "gamma",
            0.5,
            "sweeps",
            2),
        sized(draw, "one_sweep", 2, draw.integer(4, 6), 1),
        sized(draw, "few_sweeps", 3, draw.integer(5, 7), draw.integer(2, 3)),
        sized(draw, "many_actions", draw.integer(5, 6), 3, 3),
        sized(draw, "square", square, square, draw.integer(2, 4)));
  }

  private static Case sized(Draw draw, String name, int actions, int states, int sweeps) {
    double[] p = draw.uniform(0, 1, actions, states, states).data();
    for (int row = 0; row < actions * states; row++) {
      double sum = 0;
      for (int next = 0; next < states; next++) {
        sum += p[row * states + next];
      }
      for (int next = 0; next < states; next++) {
        p[row * states + next] /= sum;
      }
    }
    return Case.of(
        name,
        "P",
        Tensor.vector(p).reshape(actions, states, states),
        "R",
        draw.normal(actions, states),
        "gamma",
        draw.number(0.8, 0.95),
        "sweeps",
        sweeps);
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    int states = in.tensor("P").shape().getLast();
    int sweeps = in.integer("sweeps") + (slips.has("extra_sweep") ? 1 : 0);
    NDArray v = Nd.full(in.manager(), 0, states);
    for (int sweep = 0; sweep < sweeps; sweep++) {
      v = slips.has("in_place") ? sweptInPlace(v, in, slips) : values(v, in, slips);
    }
    return Map.of("V", v, "policy", actionValues(v, in, slips).argMax(0));
  }

  /** What each action is worth in each state, if V is right about the next one: (A, S). */
  private static NDArray actionValues(NDArray v, Inputs in, Slips slips) {
    NDArray p = in.get("P");
    NDArray r = in.get("R");
    double gamma = in.number("gamma");
    NDArray going = slips.has("transition_transposed") ? p.swapAxes(1, 2) : p;
    NDArray next = going.matMul(v.expandDims(1)).reshape(r.getShape());
    return slips.has("discounted_reward") ? r.add(next).mul(gamma) : r.add(next.mul(gamma));
  }

  private static NDArray values(NDArray v, Inputs in, Slips slips) {
    NDArray q = actionValues(v, in, slips);
    return slips.has("mean_over_actions") ? q.mean(new int[] {0}) : q.max(new int[] {0});
  }

  /** One state after the other, each seeing the new values of those before it. */
  private static NDArray sweptInPlace(NDArray v, Inputs in, Slips slips) {
    NDArray states = in.manager().arange((int) v.size());
    for (int s = 0; s < v.size(); s++) {
      v = Nd.where(states.eq(s), values(v, in, slips), v);
    }
    return v;
  }
}
