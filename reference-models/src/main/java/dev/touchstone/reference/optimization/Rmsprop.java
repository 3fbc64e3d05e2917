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
 * s = ρs + (1 − ρ)g², w −= η · g / (√s + ε) from s = 0 with ε = 10⁻⁸; for w0 (d,) and grads (T, d),
 * all T iterates: (T, d).
 *
 * <p>Source: Tieleman and Hinton 2012; nndl 7.2.3, d2l 12.8.
 */
final class Rmsprop {

  private static final double EPS = 1e-8;

  private Rmsprop() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.OPTIMIZATION, "rmsprop", 1)
        .parameter("w0", floats("d"))
        .parameter("grads", floats("T", "d"))
        .parameter("lr", floats())
        .parameter("rho", floats(), 0.9)
        .requires("grads", "it holds no step", in -> in.tensor("grads").shape().get(0) > 0)
        .returns(floats("T", "d"))
        .cases(Rmsprop::cases)
        .reference(Rmsprop::reference)
        .misconceptions("rho_swap", "sum", "no_sqrt", "bias_correct", "centered")
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
            new double[][] {{2}, {1}},
            "lr",
            0.1,
            "rho",
            0.75),
        path(draw, "usual", draw.integer(4, 6), draw.integer(2, 3), 1, 0.9),
        path(draw, "larger_gradients", 5, 4, 10, 0.9),
        path(draw, "long_memory", 4, draw.integer(2, 3), 1, draw.number(0.95, 0.99)));
  }

  private static Case path(Draw draw, String name, int steps, int d, double scale, double rho) {
    return Case.of(
        name,
        "w0",
        draw.normal(d),
        "grads",
        GradientPath.drawn(draw, steps, d, scale),
        "lr",
        draw.number(0.1, 0.3),
        "rho",
        rho);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray grads = in.get("grads");
    double rho = slips.has("rho_swap") ? 1 - in.number("rho") : in.number("rho");
    NDArray w = in.get("w0");
    NDArray s = w.zerosLike();
    NDArray mean = w.zerosLike();
    List<NDArray> iterates = new ArrayList<>();
    for (int t = 1; t <= grads.getShape().get(0); t++) {
      NDArray g = grads.get(t - 1);
      s = slips.has("sum") ? s.add(g.square()) : averaged(s, g.square(), rho);
      mean = averaged(mean, g, rho);
      NDArray square = slips.has("centered") ? s.sub(mean.square()) : s;
      NDArray corrected = slips.has("bias_correct") ? square.div(1 - Math.pow(rho, t)) : square;
      NDArray scale = (slips.has("no_sqrt") ? corrected : corrected.sqrt()).add(EPS);
      w = w.sub(g.div(scale).mul(in.number("lr")));
      iterates.add(w);
    }
    return Nd.stack(iterates, 0);
  }

  private static NDArray averaged(NDArray average, NDArray value, double rho) {
    return average.mul(rho).add(value.mul(1 - rho));
  }
}
