package dev.touchstone.reference.optimization;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Slips;
import java.util.ArrayList;
import java.util.List;

/**
 * v = βv + g, w −= ηv from v = 0; for w0 (d,) and grads (T, d), all T iterates: (T, d).
 *
 * <p>Source: d2l 12.6. For a constant η it is the same as nndl's Δθ = ρΔθ − ηg.
 */
final class Momentum {

  private Momentum() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.OPTIMIZATION, "momentum", 1)
        .parameter("w0", floats("d"))
        .parameter("grads", floats("T", "d"))
        .parameter("lr", floats())
        .parameter("beta", floats(), 0.9)
        .requires("grads", "it holds no step", in -> in.tensor("grads").shape().get(0) > 0)
        .returns(floats("T", "d"))
        .cases(Momentum::cases)
        .reference(Momentum::reference)
        .misconceptions("ema", "no_state", "nesterov", "update_before", "sign", "beta_swap")
        .forbids("torch.optim")
        .alsoAs(
            "class",
            Script.of()
                .call("Momentum", "w0", "lr", "beta")
                .as("optimizer")
                .callEach("optimizer.step", "grads")
                .handedInAs("out")
                .build())
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "w0",
            new double[] {0},
            "grads",
            new double[][] {{1}, {1}},
            "lr",
            0.1,
            "beta",
            0.9),
        path(draw, "usual", draw.integer(4, 6), draw.integer(2, 3), 0.9),
        path(draw, "heavy", 5, 4, draw.number(0.95, 0.99)),
        path(draw, "light", 4, draw.integer(2, 3), draw.number(0.2, 0.4)));
  }

  private static Case path(Draw draw, String name, int steps, int d, double beta) {
    return Case.of(
        name,
        "w0",
        draw.normal(d),
        "grads",
        GradientPath.drawn(draw, steps, d, 1),
        "lr",
        draw.number(0.1, 0.3),
        "beta",
        beta);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray grads = in.get("grads");
    double lr = in.number("lr");
    double beta = in.number("beta");
    double kept = kept(beta, slips);
    NDArray w = in.get("w0");
    NDArray v = w.zerosLike();
    List<NDArray> iterates = new ArrayList<>();
    for (int t = 0; t < grads.getShape().get(0); t++) {
      NDArray g = grads.get(t);
      NDArray old = v;
      v = v.mul(kept).add(slips.has("ema") ? g.mul(1 - beta) : g);
      NDArray direction = slips.has("nesterov") ? v.mul(beta).add(g) : v;
      NDArray step = (slips.has("update_before") ? old : direction).mul(lr);
      w = slips.has("sign") ? w.add(step) : w.sub(step);
      iterates.add(w);
    }
    return Nd.stack(iterates, 0);
  }

  /** How much of the velocity stays. */
  private static double kept(double beta, Slips slips) {
    if (slips.has("no_state")) {
      return 0;
    }
    return slips.has("beta_swap") ? 1 - beta : beta;
  }
}
