package dev.touchstone.reference.recurrent;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.indices;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.DType;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import java.util.Arrays;
import java.util.List;

/**
 * out_bt = E[x_bt], for ids x (B, T) and a table E (V, D); (B, T, D), the same as onehot(x) · E.
 *
 * <p>Source: d2l 15.1 word embedding; nndl 1.4 distributed representations.
 */
final class Embedding {

  private Embedding() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.RECURRENT, "embedding", 1)
        .parameter("x", indices("V", "B", "T"))
        .parameter("E", floats("V", "D"))
        .returns(floats("B", "T", "D"))
        .tolerance(Tolerance.EXACT)
        .cases(Embedding::cases)
        .reference(Embedding::reference)
        .misconceptions("one_based", "time_first", "pad_zero", "transposed_table", "scaled")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int b = draw.integer(2, 3);
    int v = draw.integer(4, 6);
    Tensor table = Tensor.matrix(new double[][] {{1, 2}, {3, 4}, {5, 6}});
    return List.of(
        Case.example("example", "x", Tensor.integers(2, 0, 2).reshape(1, 3), "E", table),
        sized(draw, "batch", b, b + draw.integer(1, 2), v + 1, draw.integer(2, 4)),
        sized(draw, "square_batch", 3, 3, v, draw.integerExcept(2, 4, v)),
        sized(draw, "square_table", b, 4, v, v),
        sized(draw, "wide_table", 2, draw.integer(3, 5), v, v + 2));
  }

  /** The first id is 0, the last V − 1. The table holds eighths, which float32 keeps exactly. */
  private static Case sized(Draw draw, String name, int b, int t, int v, int d) {
    double[] ids = draw.integers(0, v - 1, b, t).data().clone();
    ids[0] = 0;
    ids[b * t - 1] = v - 1;
    double[] table = draw.integers(-400, 400, v * d).data();
    return Case.of(
        name,
        "x",
        new Tensor(DType.INT64, List.of(b, t), ids),
        "E",
        Tensor.vector(Arrays.stream(table).map(value -> value / 8).toArray()).reshape(v, d));
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray x = in.get("x");
    NDArray table = in.get("E");
    long v = table.getShape().get(0);
    if (slips.has("one_based")) {
      // In Python, row −1 is the last one.
      x = x.add(v - 1).mod(v);
    }
    NDArray rows = slips.has("transposed_table") ? table.transpose() : table;
    NDArray out =
        ai.djl.nn.core.Embedding.embedding(x, rows, SparseFormat.DENSE).singletonOrThrow();
    if (slips.has("pad_zero")) {
      return out.mul(x.neq(0).expandDims(2));
    }
    if (slips.has("scaled")) {
      return out.mul(Math.sqrt(table.getShape().get(1)));
    }
    return slips.has("time_first") ? out.swapAxes(0, 1) : out;
  }
}
