package dev.touchstone.reference.optimization;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ListType.listOf;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * g ← min(1, θ/‖g‖) g, where ‖g‖ is the Euclidean norm over all elements of all gradients; for a
 * list of arrays of any shapes, the same list scaled.
 *
 * <p>Source: Pascanu et al. 2013; d2l 9.5.3.
 */
final class GradientClipping {

  private GradientClipping() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.OPTIMIZATION, "gradient_clipping", 1)
        .function("clip_grads")
        .parameter("grads", listOf(floats("...")))
        .parameter("theta", floats())
        .requires("grads", "there are none", in -> in.count("grads") > 0)
        .requires("theta", "it must be positive", in -> in.number("theta") > 0)
        .returns(listOf(floats("...")))
        .cases(GradientClipping::cases)
        .reference(GradientClipping::reference)
        .misconceptions("always_scale", "per_tensor", "element_wise", "l1_norm", "squared_norm")
        .forbids("torch.nn.utils", ".clip_grad_norm_", ".clip_grads_with_norm_")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    List<Tensor> large = gradients(draw, 3);
    List<Tensor> small = gradients(draw, 1);
    List<Tensor> one = List.of(draw.normal(draw.integer(4, 6)));
    return List.of(
        Case.example(
            "example",
            "grads",
            List.of(Tensor.vector(3), Tensor.matrix(new double[] {0, 4})),
            "theta",
            1.0),
        Case.of("exploding", "grads", large, "theta", norm(large) * draw.number(0.3, 0.6)),
        Case.of("within", "grads", small, "theta", norm(small) * draw.number(1.2, 1.5)),
        Case.of("zero", "grads", gradients(draw, 0), "theta", draw.number(0.5, 2)),
        Case.of("single", "grads", one, "theta", norm(one) * draw.number(0.2, 0.4)));
  }

  /** Gradients of three parameters, the second of them ten times as large. */
  private static List<Tensor> gradients(Draw draw, double scale) {
    int d = draw.integer(2, 3);
    return List.of(
        scaled(draw.normal(d, 4), scale),
        scaled(draw.normal(4), 10 * scale),
        scaled(draw.normal(2, 1, d), scale));
  }

  private static Tensor scaled(Tensor g, double scale) {
    double[] data = Arrays.stream(g.data()).map(value -> value * scale).toArray();
    return new Tensor(g.dtype(), g.shape(), data);
  }

  private static double norm(List<Tensor> gradients) {
    return Math.sqrt(
        gradients.stream().flatMapToDouble(g -> Arrays.stream(g.data())).map(a -> a * a).sum());
  }

  private static List<NDArray> reference(Inputs in, Slips slips) {
    List<NDArray> grads = in.list("grads");
    double theta = in.number("theta");
    if (slips.has("element_wise")) {
      return grads.stream().map(g -> g.clip(-theta, theta)).toList();
    }
    if (slips.has("per_tensor")) {
      return grads.stream().map(g -> g.mul(factor(List.of(g), theta, slips))).toList();
    }
    return grads.stream().map(g -> g.mul(factor(grads, theta, slips))).toList();
  }

  private static double factor(List<NDArray> grads, double theta, Slips slips) {
    boolean absolute = slips.has("l1_norm");
    double sum =
        grads.stream().mapToDouble(g -> (absolute ? g.abs() : g.square()).sum().getDouble()).sum();
    double norm = slips.any("l1_norm", "squared_norm") ? sum : Math.sqrt(sum);
    return norm > theta || slips.has("always_scale") ? theta / norm : 1;
  }
}
