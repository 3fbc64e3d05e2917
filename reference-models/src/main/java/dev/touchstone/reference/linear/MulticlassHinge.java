package dev.touchstone.reference.linear;

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
import java.util.List;

/**
 * L = mean_i Σ_{j≠y_i} max(0, o_ij − o_{i,y_i} + 1), for scores o (N, K) and labels y (N,); a
 * number.
 *
 * <p>Source: Weston and Watkins 1999; nndl 3.5 support vector machines.
 */
final class MulticlassHinge {

  private MulticlassHinge() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.LINEAR, "multiclass_hinge", 1)
        .function("svm_loss")
        .parameter("o", floats("N", "K"))
        .parameter("y", indices("K", "N"))
        .requires("o", "it is empty", in -> in.tensor("o").size() > 0)
        .returns(floats())
        .cases(MulticlassHinge::cases)
        .reference(MulticlassHinge::reference)
        .misconceptions("include_true", "sum", "no_margin", "squared", "max_only", "sign")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int n = draw.integer(4, 6);
    int square = draw.integer(3, 5);
    return List.of(
        Case.example(
            "example", "o", new double[][] {{3, 1, 2.5}, {1, 2, 0}}, "y", new int[] {0, 2}),
        LabelledLogits.sized(draw, "rectangular", n, draw.integerExcept(3, 6, n)),
        LabelledLogits.sized(draw, "square", square, square),
        atTheMargin(draw),
        LabelledLogits.sized(draw, "single", 1, 4));
  }

  /** All satisfied; one exactly at the margin; a tie with the label's score; all violated. */
  private static Case atTheMargin(Draw draw) {
    double own = draw.number(2, 3);
    double low = draw.number(-2, -1);
    double[][] o = {
      {own, low, 0, low}, {low, own, own - 1, 0}, {0, own, own, low}, {own, own + 1, own, low}
    };
    return Case.of("at_margin", "o", o, "y", new int[] {0, 1, 2, 3});
  }

  private static double reference(Inputs in, Slips slips) {
    NDArray o = in.get("o");
    NDArray labels = Nd.oneHot(in.get("y"), in.tensor("o").shape().get(1));
    NDArray own = Nd.pick(o, in.get("y")).reshape(-1, 1);
    NDArray lead = slips.has("sign") ? own.sub(o) : o.sub(own);
    NDArray hinge = Nd.relu(lead.add(slips.has("no_margin") ? 0 : 1));
    if (!slips.has("include_true")) {
      hinge = hinge.mul(labels.neg().add(1));
    }
    if (slips.has("squared")) {
      hinge = hinge.square();
    }
    NDArray ofRows = slips.has("max_only") ? hinge.max(new int[] {1}) : hinge.sum(new int[] {1});
    return (slips.has("sum") ? ofRows.sum() : ofRows.mean()).getDouble();
  }
}
