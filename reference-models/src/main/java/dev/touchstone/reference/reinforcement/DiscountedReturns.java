package dev.touchstone.reference.reinforcement;

import static dev.touchstone.reference.ArrayType.flags;
import static dev.touchstone.reference.ArrayType.floats;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;

/**
 * G_t = r_t + γ G_{t+1}, without the second term where done_t ends an episode or the array does;
 * for rewards (T,) and done (T,): (T,).
 *
 * <p>Source: Sutton and Barto, Reinforcement Learning, equations 3.8 and 3.9, where the reward of
 * step t is called r_{t+1}.
 */
final class DiscountedReturns {

  private DiscountedReturns() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.REINFORCEMENT, "discounted_returns", 1)
        .function("returns")
        .parameter("rewards", floats("T"))
        .parameter("gamma", floats())
        .parameter("done", flags("T"))
        .returns(floats("T"))
        .cases(DiscountedReturns::cases)
        .reference(DiscountedReturns::reference)
        .misconceptions(
            "episodes_leak",
            "cumulative_from_start",
            "next_step",
            "no_discount",
            "same_total",
            "extra_gamma")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "rewards",
            Tensor.vector(1, 0, 2, 3),
            "gamma",
            0.5,
            "done",
            Tensor.integers(0, 0, 1, 0)),
        steps(draw, "two_episodes", draw.integer(3, 4), draw.integer(3, 5), 0),
        steps(draw, "unfinished", draw.integer(2, 4), 0, draw.integer(2, 4)),
        steps(draw, "single", draw.integer(5, 7), 0, 0),
        steps(draw, "short", 1, 1, 3));
  }

  /** Two episodes of these lengths, the second perhaps empty, and one that is cut off. */
  private static Case steps(Draw draw, String name, int first, int second, int unfinished) {
    int[] done = new int[first + second + unfinished];
    done[first - 1] = 1;
    done[first + second - 1] = 1;
    return Case.of(
        name,
        "rewards",
        draw.uniform(0.5, 2, done.length),
        "gamma",
        draw.number(0.6, 0.9),
        "done",
        done);
  }

  private static double[] reference(Inputs in, Slips slips) {
    double[] rewards = in.doubles("rewards");
    int[] done = in.ints("done");
    double gamma = slips.has("no_discount") ? 1 : in.number("gamma");
    if (slips.has("cumulative_from_start")) {
      return collected(rewards, done, gamma);
    }
    double[] returns = new double[rewards.length];
    double after = 0;
    for (int t = rewards.length - 1; t >= 0; t--) {
      if (done[t] == 1 && !slips.has("episodes_leak")) {
        after = 0;
      }
      double now =
          slips.has("extra_gamma") ? gamma * (rewards[t] + after) : rewards[t] + gamma * after;
      returns[t] = slips.has("next_step") ? after : now;
      after = now;
    }
    return slips.has("same_total") ? spread(returns, done) : returns;
  }

  /** What an episode has brought so far, discounted from its start. */
  private static double[] collected(double[] rewards, int[] done, double gamma) {
    double[] sums = new double[rewards.length];
    double sum = 0;
    double discount = 1;
    for (int t = 0; t < rewards.length; t++) {
      sum += discount * rewards[t];
      sums[t] = sum;
      sum = done[t] == 1 ? 0 : sum;
      discount = done[t] == 1 ? 1 : discount * gamma;
    }
    return sums;
  }

  /** The value of an episode's first step at all of its steps. */
  private static double[] spread(double[] returns, int[] done) {
    double[] totals = returns.clone();
    for (int t = 1; t < returns.length; t++) {
      totals[t] = done[t - 1] == 1 ? returns[t] : totals[t - 1];
    }
    return totals;
  }
}
