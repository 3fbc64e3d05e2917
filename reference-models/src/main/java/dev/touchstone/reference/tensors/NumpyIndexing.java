package dev.touchstone.reference.tensors;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * m[1, 2], m[1, :], m[:, 1], m[1:3, 1:] and m[::3, ::2] for a matrix m (R, C): a number, (C,),
 * (R,), (2, C−1) and (⌈R/3⌉, ⌈C/2⌉).
 *
 * <p>Source: d2l 2.1 data manipulation.
 */
final class NumpyIndexing {

  private NumpyIndexing() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.TENSORS, "numpy_indexing", 1)
        .function("take")
        .parameter("m", floats("R", "C"))
        .requires(
            "m",
            "it needs at least 3 rows and 3 columns",
            in -> in.tensor("m").shape().stream().allMatch(length -> length >= 3))
        .returnsDict(
            "elem",
            floats(),
            "row",
            floats("C"),
            "col",
            floats("R"),
            "block",
            floats("2", "C-1"),
            "grid",
            floats("ceil(R/3)", "ceil(C/2)"))
        .tolerance(Tolerance.EXACT)
        .cases(NumpyIndexing::cases)
        .reference(NumpyIndexing::reference)
        .misconceptions("one_based", "swap_axes", "inclusive_end", "step_swap")
        .framework(Framework.NUMPY)
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int square = draw.integer(5, 7);
    return List.of(
        Case.example("example", "m", matrix(IntStream.range(0, 16).toArray(), 4, 4)),
        Case.of("wide", "m", shuffled(draw, draw.integer(4, 5), draw.integer(6, 7))),
        Case.of("tall", "m", shuffled(draw, draw.integer(6, 7), draw.integer(4, 5))),
        Case.of("square", "m", shuffled(draw, square, square)));
  }

  /** No value twice, so that a wrong index is never right by chance. */
  private static Tensor shuffled(Draw draw, int rows, int columns) {
    return matrix(draw.permutation(rows * columns), rows, columns);
  }

  private static Tensor matrix(int[] numbers, int rows, int columns) {
    return Tensor.vector(Arrays.stream(numbers).mapToDouble(i -> i + 1).toArray())
        .reshape(rows, columns);
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray m = in.get("m");
    boolean swapped = slips.has("swap_axes");
    int one = slips.has("one_based") ? 0 : 1;
    int end = one + (slips.has("inclusive_end") ? 3 : 2);
    boolean stepsSwapped = slips.has("step_swap");
    return Map.of(
        "elem", part(m, swapped, "" + one, "" + (one + 1)),
        "row", part(m, swapped, "" + one, ":"),
        "col", part(m, swapped, ":", "" + one),
        "block", part(m, swapped, one + ":" + end, one + ":"),
        "grid", part(m, swapped, stepsSwapped ? "::2" : "::3", stepsSwapped ? "::3" : "::2"));
  }

  private static NDArray part(NDArray m, boolean swapped, String rows, String columns) {
    return m.get(swapped ? columns + "," + rows : rows + "," + columns);
  }
}
