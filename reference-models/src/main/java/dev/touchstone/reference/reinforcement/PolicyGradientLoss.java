package dev.touchstone.reference.reinforcement;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.indices;

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

/**
 * −1/T Σ_t log π(a_t | s_t) G_t with π = softmax of logits (T, A), actions a (T,) and returns G
 * (T,); a scalar.
 *
 * <p>Source: Williams 1992; Sutton and Barto, Reinforcement Learning, 13.3, without the factor γᵗ.
 */
final class PolicyGradientLoss {

  private PolicyGradientLoss() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.REINFORCEMENT, "policy_gradient_loss", 1)
        .function("reinforce_loss")
        .parameter("logits", floats("T", "A"))
        .parameter("actions", indices("A", "T"))
        .parameter("returns", floats("T"))
        .requires("logits", "it is empty", in -> in.tensor("logits").size() > 0)
        .returns(floats())
        .cases(PolicyGradientLoss::cases)
        .reference(PolicyGradientLoss::reference)
        .misconceptions("ascent", "probability", "sum", "baseline", "returns_ignored", "no_max")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int steps = draw.integer(5, 8);
    int square = draw.integer(3, 5);
    return List.of(
        Case.example(
            "example",
            "logits",
            Tensor.matrix(new double[][] {{0, 0}, {0, 1}}),
            "actions",
            Tensor.integers(0, 1),
            "returns",
            Tensor.vector(1, 2)),
        sized(draw, "long", steps, draw.integer(2, 4), 0),
        sized(draw, "wide", 3, draw.integer(5, 7), 0),
        sized(draw, "square", square, square, 0),
        sized(draw, "large", steps, 3, draw.number(850, 950)));
  }

  /**
   * @param offset added to the logits of even steps and subtracted from those of odd ones, where
   *     exp overflows or vanishes
   */
  private static Case sized(Draw draw, String name, int steps, int actions, double offset) {
    double[] logits = draw.normal(steps, actions).data();
    for (int i = 0; i < logits.length; i++) {
      logits[i] += i / actions % 2 == 0 ? offset : -offset;
    }
    return Case.of(
        name,
        "logits",
        Tensor.vector(logits).reshape(steps, actions),
        "actions",
        draw.integers(0, actions - 1, steps),
        "returns",
        draw.uniform(-1, 4, steps));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray taken = Nd.pick(logPolicy(in.get("logits"), slips), in.get("actions"));
    NDArray returns = in.get("returns");
    if (slips.has("returns_ignored")) {
      returns = returns.onesLike();
    }
    if (slips.has("baseline")) {
      returns = returns.sub(returns.mean());
    }
    NDArray terms = (slips.has("probability") ? taken.exp() : taken).mul(returns);
    NDArray objective = slips.has("sum") ? terms.sum() : terms.mean();
    return slips.has("ascent") ? objective : objective.neg();
  }

  private static NDArray logPolicy(NDArray logits, Slips slips) {
    if (slips.has("no_max")) {
      NDArray e = logits.exp();
      return e.div(e.sum(new int[] {1}, true)).log();
    }
    return logits.logSoftmax(1);
  }
}
