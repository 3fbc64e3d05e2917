package dev.touchstone.reference.regularization;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import java.util.List;
import java.util.Map;

/**
 * w ← (1 − ηλ) w − η g_w and b ← b − η g_b, for w and g_w (d,) and scalars b and g_b; the new w
 * (d,) and b. This is gradient descent on the loss plus λ/2 ‖w‖², which leaves the bias alone.
 *
 * <p>Source: d2l 3.7 weight decay.
 */
final class WeightDecayStep {

  private WeightDecayStep() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.REGULARIZATION, "weight_decay_step", 1)
        .parameter("w", floats("d"))
        .parameter("gw", floats("d"))
        .parameter("b", floats())
        .parameter("gb", floats())
        .parameter("lr", floats())
        .parameter("lam", floats())
        .returnsTuple("w", floats("d"), "b", floats())
        .cases(WeightDecayStep::cases)
        .reference(WeightDecayStep::reference)
        .misconceptions("two_lambda", "decay_bias", "no_lr", "sign", "l1", "after_step")
        .forbids("torch.optim")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    double lr = draw.number(0.1, 0.3);
    return List.of(
        Case.example(
            "example",
            "w",
            new double[] {1, -2},
            "gw",
            new double[] {0.5, 0},
            "b",
            1.0,
            "gb",
            0.5,
            "lr",
            0.1,
            "lam",
            0.5),
        drawn(draw, "usual", lr, draw.number(0.3, 0.6)),
        drawn(draw, "no_decay", lr, 0),
        drawn(draw, "strong", lr, draw.number(1.1, 1.5) / lr));
  }

  private static Case drawn(Draw draw, String name, double lr, double lam) {
    int d = draw.integer(3, 6);
    return Case.of(
        name,
        "w",
        draw.normal(d),
        "gw",
        draw.normal(d),
        "b",
        draw.number(0.5, 2),
        "gb",
        draw.number(-1, 1),
        "lr",
        lr,
        "lam",
        lam);
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    double lr = in.number("lr");
    double decay = decay(lr, in.number("lam"), slips);
    NDArray w = in.get("w");
    NDArray step = in.get("gw").mul(lr);
    NDArray shrunk = slips.has("l1") ? w.sub(w.sign().mul(decay)) : w.mul(1 - decay);
    double b = slips.has("decay_bias") ? in.number("b") * (1 - decay) : in.number("b");
    return Map.of(
        "w",
        slips.has("after_step") ? w.sub(step).mul(1 - decay) : shrunk.sub(step),
        "b",
        b - lr * in.number("gb"));
  }

  private static double decay(double lr, double lam, Slips slips) {
    if (slips.has("two_lambda")) {
      return 2 * lr * lam;
    }
    if (slips.has("sign")) {
      return -lr * lam;
    }
    return slips.has("no_lr") ? lam : lr * lam;
  }
}
