package dev.touchstone.reference.attention;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;
import static dev.touchstone.reference.DictType.dict;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Z = X + MHA₁(X, X) with a causal mask, out = Z + MHA₂(Z, enc) with queries from Z, keys and
 * values from enc; for X (B, n, d) and enc (B, m, d), each attention with Wq, Wk, Wv (d, h·k) and
 * Wo (h·k, d); (B, n, d). Masked scores become −10⁹. The normalisations are left out.
 *
 * <p>Source: Vaswani et al. 2017, 3.1; d2l 11.7.
 */
final class DecoderMaskedAndCrossAttention {

  private DecoderMaskedAndCrossAttention() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.ATTENTION, "decoder_masked_and_cross_attention", 1)
        .function("decoder_attention")
        .parameter("X", floats("B", "n", "d"))
        .parameter("enc", floats("B", "m", "d"))
        .parameter(
            "params",
            dict(
                "Wq1", floats("d", "hk"),
                "Wk1", floats("d", "hk"),
                "Wv1", floats("d", "hk"),
                "Wo1", floats("hk", "d"),
                "Wq2", floats("d", "hk"),
                "Wk2", floats("d", "hk"),
                "Wv2", floats("d", "hk"),
                "Wo2", floats("hk", "d")))
        .parameter("heads", integers())
        .requires("enc", "it holds no position", in -> in.tensor("enc").shape().get(1) > 0)
        .requires(
            "heads", "it must divide the columns of Wq1", DecoderMaskedAndCrossAttention::headsFit)
        .returns(floats("B", "n", "d"))
        .cases(DecoderMaskedAndCrossAttention::cases)
        .reference(DecoderMaskedAndCrossAttention::reference)
        .misconceptions(
            "no_mask",
            "strict_mask",
            "upper_mask",
            "cross_causal",
            "no_encoder",
            "query_from_input")
        .build();
  }

  private static boolean headsFit(Inputs in) {
    int heads = in.integer("heads");
    int columns = in.tensor("params.Wq1").shape().get(1);
    return heads >= 1 && columns > 0 && columns % heads == 0;
  }

  private static List<Case> cases(Draw draw) {
    Tensor identity = Tensor.matrix(new double[][] {{1, 0}, {0, 1}});
    Map<String, Tensor> params = new LinkedHashMap<>();
    for (String number : List.of("1", "2")) {
      for (String name : List.of("Wq", "Wk", "Wv", "Wo")) {
        params.put(name + number, identity);
      }
    }
    return List.of(
        Case.example(
            "example",
            "X",
            Tensor.vector(1, 0, 0, 1).reshape(1, 2, 2),
            "enc",
            Tensor.vector(1, 1, 0, 2).reshape(1, 2, 2),
            "params",
            params,
            "heads",
            1),
        sized(draw, "longer_source", 3, draw.integer(4, 6), 6, 2, draw.integer(3, 4)),
        sized(draw, "longer_target", draw.integer(5, 6), 3, 4, 2, 3),
        sized(draw, "square", 4, 4, 4, 4, 1),
        sized(draw, "first_token", 1, draw.integer(3, 5), 6, 3, 2));
  }

  private static Case sized(Draw draw, String name, int n, int m, int d, int heads, int k) {
    Map<String, Tensor> params = new LinkedHashMap<>();
    for (String number : List.of("1", "2")) {
      for (String projection : List.of("Wq", "Wk", "Wv")) {
        params.put(projection + number, draw.uniform(-1, 1, d, heads * k));
      }
      params.put("Wo" + number, draw.uniform(-1, 1, heads * k, d));
    }
    return Case.of(
        name,
        "X",
        draw.normal(2, n, d),
        "enc",
        draw.normal(2, m, d),
        "params",
        params,
        "heads",
        heads);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    int heads = in.integer("heads");
    Inputs params = in.under("params");
    NDArray x = in.get("X");
    long n = x.getShape().get(1);
    NDArray own = selfMask(in.manager(), n, slips);
    NDArray z = x.add(Attention.multiHead(x, x, Attention.Weights.of(params, "1"), heads, own));

    NDArray source = slips.has("no_encoder") ? z : in.get("enc");
    NDArray queries = slips.has("query_from_input") ? x : z;
    long m = source.getShape().get(1);
    NDArray seen =
        slips.has("cross_causal")
            ? Attention.causal(in.manager(), n, m)
            : Attention.all(in.manager(), n, m);
    return z.add(
        Attention.multiHead(queries, source, Attention.Weights.of(params, "2"), heads, seen));
  }

  private static NDArray selfMask(NDManager manager, long n, Slips slips) {
    if (slips.has("no_mask")) {
      return Attention.all(manager, n, n);
    }
    NDArray causal = Attention.causal(manager, n, n);
    if (slips.has("upper_mask")) {
      return causal.transpose();
    }
    return slips.has("strict_mask") ? causal.transpose().logicalNot() : causal;
  }
}
