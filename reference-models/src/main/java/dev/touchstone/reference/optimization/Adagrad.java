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
import java.util.ArrayList;
import java.util.List;

/**
 * G += g², w −= η · g / (√G + ε) from G = 0; for w0 (d,) and grads (T, d), all T iterates: (T, d).
 *
 * <p>Source: Duchi et al. 2011; nndl 7.2.3. d2l 12.7 has ε under the root.
 */
final class Adagrad {

  private Adagrad() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.OPTIMIZATION, "adagrad", 1)
        .parameter("w0", floats("d"))
        .parameter("grads", floats("T", "d"))
        .parameter("lr", floats())
        .parameter("eps", floats(), 1e-8)
        .requires("grads", "it holds no step", in -> in.tensor("grads").shape().get(0) > 0)
        .returns(floats("T", "d"))
        .cases(Adagrad::cases)
        .reference(Adagrad::reference)
        .misconceptions(
            "no_accumulate", "no_sqrt", "ema", "accumulate_g", "stale", "mean", "eps_inside")
        .forbids("torch.optim")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "w0",
            new double[] {1},
            "grads",
            new double[][] {{3}, {4}},
            "lr",
            0.5,
            "eps",
            1e-8),
        path(draw, "usual", draw.integer(4, 6), draw.integer(2, 3), 1, 1e-8),
        path(draw, "larger_gradients", 5, 4, 10, 1e-8),
        path(draw, "large_eps", draw.integer(4, 6), draw.integer(2, 3), 0.2, 0.1));
  }

  private static Case path(Draw draw, String name, int steps, int d, double scale, double eps) {
    return Case.of(
        name,
        "w0",
        draw.normal(d),
        "grads",
        GradientPath.drawn(draw, steps, d, scale),
        "lr",
        draw.number(0.1, 0.3),
        "eps",
        eps);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray grads = in.get("grads");
    NDArray w = in.get("w0");
    NDArray sum = w.zerosLike();
    List<NDArray> iterates = new ArrayList<>();
    for (int t = 1; t <= grads.getShape().get(0); t++) {
      NDArray g = grads.get(t - 1);
      NDArray before = sum;
      sum = accumulated(sum, g, slips);
      NDArray divided = slips.has("mean") ? sum.div(t) : sum;
      NDArray scale = root(slips.has("stale") ? before : divided, in.number("eps"), slips);
      w = w.sub(g.div(scale).mul(in.number("lr")));
      iterates.add(w);
    }
    return Nd.stack(iterates, 0);
  }

  private static NDArray accumulated(NDArray sum, NDArray g, Slips slips) {
    if (slips.has("no_accumulate")) {
      return g.square();
    }
    if (slips.has("ema")) {
      return sum.mul(0.9).add(g.square().mul(0.1));
    }
    return sum.add(slips.has("accumulate_g") ? g : g.square());
  }

  private static NDArray root(NDArray sum, double eps, Slips slips) {
    if (slips.has("eps_inside")) {
      return sum.add(eps).sqrt();
    }
    return (slips.has("no_sqrt") ? sum : sum.sqrt()).add(eps);
  }
}
