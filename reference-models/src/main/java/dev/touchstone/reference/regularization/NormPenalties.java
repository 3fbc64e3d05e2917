package dev.touchstone.reference.regularization;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ListType.listOf;

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
 * l1 = λ Σ |w| and l2 = λ/2 Σ w² over the elements of all weight arrays Ws, whatever their shapes;
 * two scalars.
 *
 * <p>Source: nndl 7.7.1; d2l 3.7 for the half.
 */
final class NormPenalties {

  private NormPenalties() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.REGULARIZATION, "norm_penalties", 1)
        .function("penalties")
        .parameter("Ws", listOf(floats("...")))
        .parameter("lam", floats())
        .returnsDict("l1", floats(), "l2", floats())
        .cases(NormPenalties::cases)
        .reference(NormPenalties::reference)
        .misconceptions("no_half", "last_layer", "no_abs", "norm_not_squared", "mean")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example(
            "example",
            "Ws",
            List.of(new double[][] {{1, -2}, {3, 0}}, new double[][] {{-1}, {2}}),
            "lam",
            0.1),
        Case.of(
            "two",
            "Ws",
            List.of(draw.normal(3, draw.integer(4, 5)), draw.normal(2, 3)),
            "lam",
            draw.number(0.2, 0.5)),
        Case.of(
            "three",
            "Ws",
            List.of(draw.normal(2, 4), draw.normal(4, 3), draw.normal(3, draw.integer(1, 2))),
            "lam",
            draw.number(1, 3)),
        Case.of("single", "Ws", List.of(draw.normal(3, 3)), "lam", draw.number(0.2, 0.5)),
        Case.of(
            "zeros",
            "Ws",
            List.of(
                new double[][] {{0, 0, 0}, {0, 0, 0}}, draw.uniform(-2, -1, draw.integer(2, 4), 2)),
            "lam",
            draw.number(0.5, 1)));
  }

  private static Map<String, Double> reference(Inputs in, Slips slips) {
    List<NDArray> layers = in.list("Ws");
    double magnitudes = 0;
    double squares = 0;
    for (NDArray w : slips.has("last_layer") ? List.of(layers.getLast()) : layers) {
      magnitudes += total(slips.has("no_abs") ? w : w.abs(), slips);
      double square = total(w.square(), slips);
      squares += slips.has("norm_not_squared") ? Math.sqrt(square) : square;
    }
    double lam = in.number("lam");
    return Map.of("l1", lam * magnitudes, "l2", (slips.has("no_half") ? lam : lam / 2) * squares);
  }

  private static double total(NDArray terms, Slips slips) {
    return (slips.has("mean") ? terms.mean() : terms.sum()).getDouble();
  }
}
