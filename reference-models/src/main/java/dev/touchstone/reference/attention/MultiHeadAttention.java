package dev.touchstone.reference.attention;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;

/**
 * [head_1; …; head_h] Wo with head_i = softmax(Q_i K_iᵀ / √k) V_i, where Q_i, K_i, V_i are the
 * columns i·k … (i+1)·k − 1 of X Wq, Y Wk, Y Wv; for X (B, n, d), Y (B, m, d), Wq, Wk, Wv (d, h·k)
 * and Wo (h·k, p); (B, n, p).
 *
 * <p>Source: Vaswani et al. 2017, 3.2.2; d2l 11.5. Without biases.
 */
final class MultiHeadAttention {

  private MultiHeadAttention() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.ATTENTION, "multi_head_attention", 1)
        .parameter("X", floats("B", "n", "d"))
        .parameter("Y", floats("B", "m", "d"))
        .parameter("Wq", floats("d", "hk"))
        .parameter("Wk", floats("d", "hk"))
        .parameter("Wv", floats("d", "hk"))
        .parameter("Wo", floats("hk", "p"))
        .parameter("heads", integers())
        .requires("Y", "it holds no position", in -> in.tensor("Y").shape().get(1) > 0)
        .requires("heads", "it must divide the columns of Wq", MultiHeadAttention::headsFit)
        .returns(floats("B", "n", "p"))
        .cases(MultiHeadAttention::cases)
        .reference(MultiHeadAttention::reference)
        .misconceptions(
            "reshape_without_transpose",
            "merge_without_transpose",
            "scale_model_dim",
            "no_output_projection",
            "heads_averaged",
            "self_instead_of_cross",
            "causal")
        .forbids(
            "torch.nn.MultiheadAttention",
            "torch.nn.functional.multi_head_attention_forward",
            ".multi_head_attention_forward")
        .alsoAs(
            "module",
            Script.of()
                .tensors("X", "Y")
                .call("MultiHeadAttention", "d", "hk", "p", "heads")
                .as("attention")
                .set("attention", "Wq", "Wk", "Wv", "Wo")
                .call("attention", "X", "Y")
                .handedInAs("out")
                .build())
        .build();
  }

  private static boolean headsFit(Inputs in) {
    int heads = in.integer("heads");
    int columns = in.tensor("Wq").shape().get(1);
    return heads >= 1 && columns > 0 && columns % heads == 0;
  }

  private static List<Case> cases(Draw draw) {
    Tensor identity = Tensor.matrix(new double[][] {{1, 0}, {0, 1}});
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.vector(1, 0).reshape(1, 1, 2),
            "Y",
            Tensor.vector(1, 0, 0, 1).reshape(1, 2, 2),
            "Wq",
            identity,
            "Wk",
            identity,
            "Wv",
            identity,
            "Wo",
            Tensor.matrix(new double[][] {{1, 1}, {0, 1}}),
            "heads",
            2),
        sized(draw, "cross", draw.integer(3, 4), 5, 6, 2, draw.integer(3, 4), 7),
        sized(draw, "square", 4, 4, 4, 4, 1, 4),
        sized(draw, "as_wide_as_the_heads", 2, draw.integer(3, 5), 6, 3, 2, 6),
        sized(draw, "one_head", 3, draw.integer(4, 5), 4, 1, 3, 2));
  }

  private static Case sized(Draw draw, String name, int n, int m, int d, int heads, int k, int p) {
    return Case.of(
        name,
        "X",
        draw.normal(2, n, d),
        "Y",
        draw.normal(2, m, d),
        "Wq",
        draw.uniform(-1, 1, d, heads * k),
        "Wk",
        draw.uniform(-1, 1, d, heads * k),
        "Wv",
        draw.uniform(-1, 1, d, heads * k),
        "Wo",
        draw.uniform(-1, 1, heads * k, p),
        "heads",
        heads);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    int heads = in.integer("heads");
    NDArray x = in.get("X");
    NDArray y = slips.has("self_instead_of_cross") ? x : in.get("Y");
    NDArray q = split(x.matMul(in.get("Wq")), heads, slips);
    NDArray k = split(y.matMul(in.get("Wk")), heads, slips);
    NDArray v = split(y.matMul(in.get("Wv")), heads, slips);
    long width = q.getShape().get(3) * (slips.has("scale_model_dim") ? heads : 1);
    NDArray scores = q.matMul(k.swapAxes(2, 3)).div(Math.sqrt(width));
    if (slips.has("causal")) {
      long n = x.getShape().get(1);
      long m = y.getShape().get(1);
      scores = Attention.masked(scores, Attention.causal(in.manager(), n, m));
    }
    NDArray merged = merge(scores.softmax(-1).matMul(v), slips);
    if (slips.has("no_output_projection")) {
      return merged;
    }
    NDArray out = merged.matMul(in.get("Wo"));
    return slips.has("heads_averaged") ? out.div(heads) : out;
  }

  private static NDArray split(NDArray x, int heads, Slips slips) {
    if (!slips.has("reshape_without_transpose")) {
      return Attention.split(x, heads);
    }
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), heads, shape.get(1), shape.get(2) / heads);
  }

  private static NDArray merge(NDArray x, Slips slips) {
    if (!slips.has("merge_without_transpose")) {
      return Attention.merge(x);
    }
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(2), shape.get(1) * shape.get(3));
  }
}
