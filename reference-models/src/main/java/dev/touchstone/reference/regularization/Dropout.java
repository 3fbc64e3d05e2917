package dev.touchstone.reference.regularization;

import static dev.touchstone.reference.ArrayType.flags;
import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Slips;
import java.util.List;

/**
 * In training x · [u ≥ p] / (1 − p), with zeros for p = 1, and x itself otherwise; for activations
 * x (N, D), uniform noise u (N, D) and the probability p of dropping; (N, D).
 *
 * <p>Source: Srivastava et al. 2014 in its inverted form; d2l 5.6. The noise is an input, so that
 * there is one right answer.
 */
final class Dropout {

  private Dropout() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.REGULARIZATION, "dropout", 1)
        .parameter("x", floats("N", "D"))
        .parameter("u", floats("N", "D"))
        .parameter("p", floats())
        .parameter("training", flags())
        .requires("p", "it must be from 0 to 1", in -> in.number("p") >= 0 && in.number("p") <= 1)
        .returns(floats("N", "D"))
        .cases(Dropout::cases)
        .reference(Dropout::reference)
        .misconceptions(
            "no_scale",
            "scale_p",
            "keep_prob",
            "inverted",
            "active_in_eval",
            "scale_in_eval",
            "row_mask")
        .alsoAs(
            "module",
            Script.of()
                .tensors("x", "u")
                .call("Dropout", "p")
                .as("layer")
                .call("layer.train", "training")
                .call("layer", "x", "u")
                .handedInAs("out")
                .build())
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int n = draw.integer(3, 5);
    return List.of(
        Case.example(
            "example",
            "x",
            new double[][] {{1, 2}, {3, 4}},
            "u",
            new double[][] {{0.1, 0.9}, {0.6, 0.3}},
            "p",
            0.5,
            "training",
            true),
        sized(draw, "training", n, draw.integerExcept(4, 7, n), draw.number(0.25, 0.35), true),
        sized(draw, "square", 4, 4, draw.number(0.6, 0.8), true),
        sized(draw, "nothing", 3, draw.integer(4, 6), 0, true),
        sized(draw, "everything", 2, draw.integer(4, 6), 1, true),
        sized(draw, "evaluation", 4, draw.integer(5, 6), draw.number(0.25, 0.35), false));
  }

  private static Case sized(Draw draw, String name, int n, int d, double p, boolean training) {
    return Case.of(
        name, "x", draw.normal(n, d), "u", draw.uniform(0, 1, n, d), "p", p, "training", training);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("x");
    double p = in.number("p");
    if (!in.flag("training") && !slips.has("active_in_eval")) {
      return slips.has("scale_in_eval") ? x.mul(1 - p) : x;
    }
    double keep = slips.has("keep_prob") ? p : 1 - p;
    // Nothing is kept: 0 / 0 must not come of it.
    return keep == 0
        ? x.zerosLike()
        : x.mul(kept(in.get("u"), p, slips)).div(divisor(p, keep, slips));
  }

  private static NDArray kept(NDArray u, double p, Slips slips) {
    NDArray deciding = slips.has("row_mask") ? u.get(":, 0:1") : u;
    boolean below = slips.any("keep_prob", "inverted");
    return (below ? deciding.lt(p) : deciding.gte(p)).toType(DataType.FLOAT64, false);
  }

  private static double divisor(double p, double keep, Slips slips) {
    if (slips.any("no_scale", "scale_in_eval")) {
      return 1;
    }
    return slips.has("scale_p") ? p : keep;
  }
}
