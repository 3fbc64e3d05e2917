package dev.touchstone.reference.tensors;

import static dev.touchstone.reference.ArrayType.floats;

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
 * The roots of λ² − tr(A) λ + det(A) = 0, the larger one first, for A (2, 2) with real eigenvalues;
 * (2,).
 *
 * <p>Source: d2l, appendix on eigendecompositions.
 */
final class Eig2x2 {

  private Eig2x2() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.TENSORS, "eig2x2", 1)
        .function("eig2")
        .parameter("A", floats("2", "2"))
        .requires("A", "its eigenvalues must be real", Eig2x2::isReal)
        .returns(floats("2"))
        .cases(Eig2x2::cases)
        .reference(Eig2x2::reference)
        .misconceptions("ascending", "det_plus", "diag", "trace_sign")
        .forbids("numpy.linalg", "torch.linalg")
        .build();
  }

  private static boolean isReal(Inputs in) {
    double[] a = in.doubles("A");
    double halfGap = (a[0] - a[3]) / 2;
    return halfGap * halfGap + a[1] * a[2] >= 0;
  }

  /** Off-diagonal entries of the same sign make the discriminant (a − d)² + 4bc positive. */
  private static List<Case> cases(Draw draw) {
    double off = sign(draw) * draw.number(0.5, 2);
    double sign = sign(draw);
    return List.of(
        Case.example("example", "A", new double[][] {{4, 8}, {6, 26}}),
        matrix("symmetric", draw.number(-3, 3), off, off, draw.number(-3, 3)),
        matrix(
            "not_symmetric",
            draw.number(1, 4),
            sign * draw.number(0.5, 1),
            sign * draw.number(1.5, 3),
            draw.number(1, 4)),
        matrix(
            "one_negative",
            draw.number(0.5, 2.5),
            sign * draw.number(3, 4),
            sign * draw.number(4, 5),
            draw.number(0.5, 2.5)),
        matrix(
            "both_negative",
            draw.number(-6, -5),
            sign * draw.number(0.5, 1),
            sign * draw.number(1.5, 2),
            draw.number(-4, -3)));
  }

  private static double sign(Draw draw) {
    return draw.flip() ? 1 : -1;
  }

  private static Case matrix(String name, double a, double b, double c, double d) {
    return Case.of(name, "A", new double[][] {{a, b}, {c, d}});
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray m = in.get("A");
    NDArray a = m.get("0,0");
    NDArray d = m.get("1,1");
    if (slips.has("diag")) {
      return Nd.stack(List.of(a.maximum(d), a.minimum(d)), 0);
    }
    NDArray cross = m.get("0,1").mul(m.get("1,0"));
    NDArray det = slips.has("det_plus") ? a.mul(d).add(cross) : a.mul(d).sub(cross);
    NDArray half = a.add(d).div(slips.has("trace_sign") ? -2 : 2);
    NDArray root = half.square().sub(det).sqrt();
    NDArray larger = half.add(root);
    NDArray smaller = half.sub(root);
    return Nd.stack(
        slips.has("ascending") ? List.of(smaller, larger) : List.of(larger, smaller), 0);
  }
}
