package dev.touchstone.reference.optimization;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import java.util.List;
import java.util.stream.IntStream;

/**
 * v = β₁v + (1−β₁)g, s = β₂s + (1−β₂)g², w −= η · v̂ / (√ŝ + ε) with v̂ = v/(1−β₁ᵗ), ŝ = s/(1−β₂ᵗ),
 * t from 1; for w0 (d,) and grads (T, d), all T iterates: (T, d).
 *
 * <p>Source: Kingma and Ba 2015, algorithm 1; d2l 12.10. DJL's own optimizer adds ε to the
 * uncorrected root, which is another formula.
 */
final class Adam {

  /** Of the example that is drawn as a curve. */
  private static final int STEPS = 24;

  private Adam() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.OPTIMIZATION, "adam", 3)
        .parameter("w0", floats("d"))
        .parameter("grads", floats("T", "d"))
        .parameter("lr", floats())
        .parameter("beta1", floats())
        .parameter("beta2", floats())
        .parameter("eps", floats())
        .requires("grads", "it holds no step", in -> in.tensor("grads").shape().get(0) > 0)
        .returns(floats("T", "d"))
        .tolerance(new Tolerance(1e-5, 1e-7))
        .cases(Adam::cases)
        .reference(Adam::reference)
        .misconceptions(
            "no_bias_correction",
            "t_from_zero",
            "only_first_corrected",
            "corrected_stored",
            "eps_inside",
            "no_sqrt",
            "eps_hat",
            "betas_swapped")
        .forbids("torch.optim")
        .alsoAs(
            "class",
            Script.of()
                .call("Adam", "w0", "lr", "beta1", "beta2", "eps")
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
            Tensor.vector(1),
            "grads",
            Tensor.vector(0.5, 0.5).reshape(2, 1),
            "lr",
            Tensor.scalar(0.1),
            "beta1",
            Tensor.scalar(0.9),
            "beta2",
            Tensor.scalar(0.999),
            "eps",
            Tensor.scalar(1e-8)),
        Case.example(
            "curve",
            "w0",
            Tensor.vector(1),
            "grads",
            Tensor.vector(slowlyTurning()).reshape(STEPS, 1),
            "lr",
            Tensor.scalar(0.1),
            "beta1",
            Tensor.scalar(0.9),
            "beta2",
            Tensor.scalar(0.999),
            "eps",
            Tensor.scalar(1e-8)),
        path(draw, "usual", draw.integer(4, 6), draw.integer(2, 4), 1, 1e-8),
        path(draw, "large_eps", draw.integer(4, 6), draw.integer(2, 4), 0.2, 0.1));
  }

  /** Gradients of a valley that is crossed once. */
  private static double[] slowlyTurning() {
    return IntStream.range(0, STEPS).mapToDouble(t -> Math.cos(0.2 * t)).toArray();
  }

  /** A path of gradients whose second coordinate changes its sign and whose first rests once. */
  private static Case path(Draw draw, String name, int steps, int d, double scale, double eps) {
    double[] grads = draw.uniform(0.3 * scale, 1.5 * scale, steps, d).data();
    for (int t = 1; t < steps; t += 2) {
      grads[t * d + 1] = -grads[t * d + 1];
    }
    grads[2 * d] = 0;
    return Case.of(
        name,
        "w0",
        draw.normal(d),
        "grads",
        Tensor.vector(grads).reshape(steps, d),
        "lr",
        Tensor.scalar(draw.number(0.05, 0.3)),
        "beta1",
        Tensor.scalar(0.9),
        "beta2",
        Tensor.scalar(draw.number(0.98, 0.999)),
        "eps",
        Tensor.scalar(eps));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray grads = in.get("grads");
    double beta1 = in.number(slips.has("betas_swapped") ? "beta2" : "beta1");
    double beta2 = in.number(slips.has("betas_swapped") ? "beta1" : "beta2");
    NDArray w = in.get("w0");
    NDArray v = w.zerosLike();
    NDArray s = w.zerosLike();
    NDList iterates = new NDList();
    for (int t = 1; t <= grads.getShape().get(0); t++) {
      NDArray g = grads.get(t - 1);
      v = v.mul(beta1).add(g.mul(1 - beta1));
      s = s.mul(beta2).add(g.square().mul(1 - beta2));
      double correction1 = correction(beta1, t, slips);
      double correction2 = slips.has("only_first_corrected") ? 1 : correction(beta2, t, slips);
      NDArray vHat = v.div(correction1);
      NDArray sHat = s.div(correction2);
      w = w.sub(step(vHat, sHat, correction2, in.number("eps"), slips).mul(in.number("lr")));
      iterates.add(w);
      if (slips.has("corrected_stored")) {
        v = vHat;
        s = sHat;
      }
    }
    return NDArrays.stack(iterates);
  }

  /** 1 − βᵗ, or 1 where nothing is corrected. */
  private static double correction(double beta, int t, Slips slips) {
    int counted = slips.has("t_from_zero") ? t - 1 : t;
    return slips.has("no_bias_correction") || counted == 0 ? 1 : 1 - Math.pow(beta, counted);
  }

  private static NDArray step(NDArray v, NDArray s, double correction2, double eps, Slips slips) {
    if (slips.has("eps_inside")) {
      return v.div(s.add(eps).sqrt());
    }
    if (slips.has("no_sqrt")) {
      return v.div(s.add(eps));
    }
    return slips.has("eps_hat")
        ? v.div(s.sqrt().add(eps / Math.sqrt(correction2)))
        : v.div(s.sqrt().add(eps));
  }
}
