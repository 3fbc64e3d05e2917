package dev.touchstone.reference.optimization;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import java.util.ArrayList;
import java.util.List;

/**
 * s = ρs + (1 − ρ)g², u = √(d + ε)/√(s + ε) · g, w −= u, d = ρd + (1 − ρ)u² from s = d = 0; for w0
 * (n,) and grads (T, n), all T iterates: (T, n).
 *
 * <p>Source: Zeiler 2012, algorithm 1; d2l 12.9.
 */
final class Adadelta {

  private Adadelta() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.OPTIMIZATION, "adadelta", 1)
        .parameter("w0", floats("n"))
        .parameter("grads", floats("T", "n"))
        .parameter("rho", floats(), 0.9)
        .parameter("eps", floats(), 1e-6)
        .requires("grads", "it holds no step", in -> in.tensor("grads").shape().get(0) > 0)
        .returns(floats("T", "n"))
        .tolerance(new Tolerance(1e-5, 1e-7))
        .cases(Adadelta::cases)
        .reference(Adadelta::reference)
        .misconceptions(
            "no_delta_state", "ratio_inverted", "delta_of_g", "delta_first", "eps_outside")
        .forbids("torch.optim")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int n = draw.integer(2, 4);
    return List.of(
        Case.example(
            "example",
            "w0",
            new double[] {1},
            "grads",
            new double[][] {{1}, {1}},
            "rho",
            0.9,
            "eps",
            1e-6),
        path(draw, "usual", draw.normal(n), 0.9, 1e-6),
        path(draw, "from_zero", Tensor.vector(new double[3]), 0.9, 1e-6),
        path(draw, "large_eps", draw.normal(2), draw.number(0.8, 0.95), draw.number(0.005, 0.02)));
  }

  private static Case path(Draw draw, String name, Tensor w0, double rho, double eps) {
    Tensor grads = GradientPath.drawn(draw, draw.integer(5, 6), w0.size(), 1);
    return Case.of(name, "w0", w0, "grads", grads, "rho", rho, "eps", eps);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray grads = in.get("grads");
    double rho = in.number("rho");
    double eps = in.number("eps");
    NDArray w = in.get("w0");
    NDArray s = w.zerosLike();
    NDArray d = w.zerosLike();
    List<NDArray> iterates = new ArrayList<>();
    for (int t = 0; t < grads.getShape().get(0); t++) {
      NDArray g = grads.get(t);
      s = averaged(s, g, rho);
      NDArray u = step(d, s, g, eps, slips);
      d = averaged(d, slips.has("delta_of_g") ? g : u, rho);
      w = w.sub(slips.has("delta_first") ? step(d, s, g, eps, slips) : u);
      iterates.add(w);
    }
    return Nd.stack(iterates, 0);
  }

  private static NDArray averaged(NDArray average, NDArray value, double rho) {
    return average.mul(rho).add(value.square().mul(1 - rho));
  }

  private static NDArray step(NDArray d, NDArray s, NDArray g, double eps, Slips slips) {
    NDArray change = root(d, eps, slips);
    NDArray gradient = root(s, eps, slips);
    if (slips.has("no_delta_state")) {
      return g.div(gradient);
    }
    return g.mul(slips.has("ratio_inverted") ? gradient.div(change) : change.div(gradient));
  }

  private static NDArray root(NDArray average, double eps, Slips slips) {
    return slips.has("eps_outside") ? average.sqrt().add(eps) : average.add(eps).sqrt();
  }
}
