package dev.touchstone.reference.attention;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;
import static dev.touchstone.reference.DictType.dict;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Z = LN₁(X + MHA(X)), out = LN₂(Z + FFN(Z)) for X (B, n, d); (B, n, d). MHA has Wq, Wk, Wv (d,
 * h·k) and Wo (h·k, d); FFN(z) = ReLU(z W1 + b1) W2 + b2 with W1 (d, f), b1 (f,), W2 (f, d), b2
 * (d,); LN has gamma and beta (d,) and ε = 10⁻⁵.
 *
 * <p>Source: Vaswani et al. 2017, 3.1; d2l 11.7. DJL's block of this name has batch normalisation.
 */
final class TransformerEncoderBlock {

  private static final double EPSILON = 1e-5;

  private TransformerEncoderBlock() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.ATTENTION, "transformer_encoder_block", 1)
        .function("encoder_block")
        .parameter("X", floats("B", "n", "d"))
        .parameter(
            "params",
            dict(
                "Wq", floats("d", "hk"),
                "Wk", floats("d", "hk"),
                "Wv", floats("d", "hk"),
                "Wo", floats("hk", "d"),
                "gamma1", floats("d"),
                "beta1", floats("d"),
                "W1", floats("d", "f"),
                "b1", floats("f"),
                "W2", floats("f", "d"),
                "b2", floats("d"),
                "gamma2", floats("d"),
                "beta2", floats("d")))
        .parameter("heads", integers())
        .requires("heads", "it must divide the columns of Wq", TransformerEncoderBlock::headsFit)
        .returns(floats("B", "n", "d"))
        .cases(TransformerEncoderBlock::cases)
        .reference(TransformerEncoderBlock::reference)
        .misconceptions(
            "pre_norm",
            "no_residual",
            "norm_before_add",
            "ffn_on_input",
            "residual_from_input",
            "batch_norm",
            "attention_only")
        .forbids("torch.nn.TransformerEncoderLayer")
        .build();
  }

  private static boolean headsFit(Inputs in) {
    int heads = in.integer("heads");
    int columns = in.tensor("params.Wq").shape().get(1);
    return heads >= 1 && columns > 0 && columns % heads == 0;
  }

  private static List<Case> cases(Draw draw) {
    int d = 2 * draw.integer(2, 4);
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.vector(1, 0, 0, 0, 2, 1).reshape(1, 2, 3),
            "params",
            exampleParams(),
            "heads",
            1),
        sized(draw, "usual", 2, draw.integer(3, 5), d, 2, d / 2, 2 * d),
        sized(draw, "other_widths", 3, draw.integer(3, 4), 5, 2, 3, draw.integer(6, 8)),
        sized(draw, "square", 4, 4, 4, 4, 1, 4),
        sized(draw, "single_position", draw.integer(2, 4), 1, 6, 3, 2, 7));
  }

  private static Map<String, Tensor> exampleParams() {
    Tensor identity = Tensor.matrix(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    Map<String, Tensor> params = new LinkedHashMap<>();
    for (String name : List.of("Wq", "Wk", "Wv", "Wo", "W1", "W2")) {
      params.put(name, identity);
    }
    for (String name : List.of("b1", "b2", "beta1", "beta2")) {
      params.put(name, Tensor.vector(0, 0, 0));
    }
    params.put("gamma1", Tensor.vector(1, 1, 1));
    params.put("gamma2", Tensor.vector(1, 1, 1));
    return params;
  }

  private static Case sized(Draw draw, String name, int b, int n, int d, int heads, int k, int f) {
    Map<String, Tensor> params = new LinkedHashMap<>();
    for (String projection : List.of("Wq", "Wk", "Wv")) {
      params.put(projection, draw.uniform(-1, 1, d, heads * k));
    }
    params.put("Wo", draw.uniform(-1, 1, heads * k, d));
    params.put("W1", draw.uniform(-1, 1, d, f));
    params.put("b1", draw.normal(f));
    params.put("W2", draw.uniform(-1, 1, f, d));
    params.put("b2", draw.normal(d));
    for (String number : List.of("1", "2")) {
      params.put("gamma" + number, draw.uniform(0.5, 2, d));
      params.put("beta" + number, draw.uniform(-1, 1, d));
    }
    return Case.of(name, "X", draw.normal(b, n, d), "params", params, "heads", heads);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    Inputs params = in.under("params");
    NDArray x = in.get("X");
    if (slips.has("pre_norm")) {
      NDArray z = x.add(attention(norm(x, params, 1, slips), params, in.integer("heads")));
      return z.add(feedForward(norm(z, params, 2, slips), params));
    }
    NDArray attended = attention(x, params, in.integer("heads"));
    NDArray z = addAndNorm(x, attended, params, 1, slips);
    if (slips.has("attention_only")) {
      return z;
    }
    NDArray fed = feedForward(slips.has("ffn_on_input") ? x : z, params);
    return addAndNorm(slips.has("residual_from_input") ? x : z, fed, params, 2, slips);
  }

  private static NDArray attention(NDArray x, Inputs params, int heads) {
    long n = x.getShape().get(1);
    NDArray seen = Attention.all(x.getManager(), n, n);
    return Attention.multiHead(x, x, Attention.Weights.of(params, ""), heads, seen);
  }

  private static NDArray feedForward(NDArray x, Inputs params) {
    NDArray hidden = Nd.relu(x.matMul(params.get("W1")).add(params.get("b1")));
    return hidden.matMul(params.get("W2")).add(params.get("b2"));
  }

  private static NDArray addAndNorm(
      NDArray residual, NDArray sublayer, Inputs params, int number, Slips slips) {
    if (slips.has("no_residual")) {
      return norm(sublayer, params, number, slips);
    }
    return slips.has("norm_before_add")
        ? residual.add(norm(sublayer, params, number, slips))
        : norm(residual.add(sublayer), params, number, slips);
  }

  private static NDArray norm(NDArray x, Inputs params, int number, Slips slips) {
    int[] axes = slips.has("batch_norm") ? new int[] {0, 1} : new int[] {2};
    NDArray centred = x.sub(Attention.mean(x, axes));
    NDArray variance = Attention.mean(centred.square(), axes);
    return centred
        .div(variance.add(EPSILON).sqrt())
        .mul(params.get("gamma" + number))
        .add(params.get("beta" + number));
  }
}
