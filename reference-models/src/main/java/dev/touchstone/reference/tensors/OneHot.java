package dev.touchstone.reference.tensors;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.indices;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * out_ij = 1 if j = y_i, else 0, for labels y (N,) in 0 … K−1 and K = num_classes; (N, K).
 *
 * <p>Source: d2l 4.1 softmax regression.
 */
final class OneHot {

  private OneHot() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.TENSORS, "one_hot", 1)
        .parameter("y", indices("num_classes", "N"))
        .parameter("num_classes", integers())
        .requires("y", "it is empty", in -> in.tensor("y").size() > 0)
        .requires("num_classes", "it is more than 10000", in -> in.integer("num_classes") <= 10000)
        .returns(floats("N", "num_classes"))
        .tolerance(Tolerance.EXACT)
        .cases(OneHot::cases)
        .reference(OneHot::reference)
        .misconceptions("one_based", "width_from_data", "transposed", "label_value")
        .forbids("torch.nn.functional.one_hot", ".one_hot")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int k = draw.integer(3, 5);
    int square = draw.integer(3, 6);
    int wide = draw.integer(5, 8);
    return List.of(
        Case.example("example", "y", new int[] {1, 0, 2}, "num_classes", 4),
        Case.of("all_present", "y", labels(draw, k, k + draw.integer(2, 4)), "num_classes", k),
        Case.of("absent", "y", labels(draw, wide - 2, wide - 1), "num_classes", wide),
        Case.of("square", "y", turned(square), "num_classes", square),
        Case.of("single", "y", new int[] {draw.integer(1, wide - 2)}, "num_classes", wide));
  }

  /** More labels than classes or as many, with the first and the last class among them. */
  private static int[] labels(Draw draw, int k, int n) {
    return Arrays.stream(draw.permutation(n))
        .map(i -> i < k ? i : draw.integer(0, k - 1))
        .toArray();
  }

  /** 1, 2, …, k−1, 0: as many labels as classes, and no symmetric matrix. */
  private static int[] turned(int k) {
    return IntStream.range(0, k).map(i -> (i + 1) % k).toArray();
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray y = in.get("y");
    int k = in.integer("num_classes");
    if (slips.has("width_from_data")) {
      k = Arrays.stream(in.ints("y")).max().orElseThrow() + 1;
    }
    // Column −1 is the last one in NumPy.
    NDArray columns = slips.has("one_based") ? y.add(k - 1).mod(k) : y;
    NDArray hot = Nd.oneHot(columns, k);
    if (slips.has("label_value")) {
      return hot.mul(y.toType(DataType.FLOAT64, false).reshape(-1, 1));
    }
    return slips.has("transposed") ? hot.transpose() : hot;
  }
}
