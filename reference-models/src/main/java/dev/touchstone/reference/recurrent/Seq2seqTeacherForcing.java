package dev.touchstone.reference.recurrent;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.indices;
import static dev.touchstone.reference.DictType.dict;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.DType;
import dev.touchstone.reference.DictType;
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
 * Encoder h_s = tanh(E[src_s] Wxe + h_{s−1} Whe + be) from zeros; decoder s_t = tanh(E[in_t] Wxd +
 * s_{t−1} Whd + bd) from the encoder's last state, with in = [&lt;bos&gt; = 0, tgt_1, …,
 * tgt_{T−1}]; logits s_t Who + bo. For src (N, S) and tgt (N, T): (N, T, V). E is (V, D), Wx? (D,
 * H), Wh? (H, H), be and bd (H,), Who (H, V), bo (V,).
 *
 * <p>Source: d2l 10.7 sequence-to-sequence learning, teacher forcing; nndl 15.6.
 */
final class Seq2seqTeacherForcing {

  /** Encoder and decoder. */
  private static final List<String> SIDES = List.of("e", "d");

  private static final DictType PARAMS =
      dict(
          "E",
          floats("V", "D"),
          "Wxe",
          floats("D", "H"),
          "Whe",
          floats("H", "H"),
          "be",
          floats("H"),
          "Wxd",
          floats("D", "H"),
          "Whd",
          floats("H", "H"),
          "bd",
          floats("H"),
          "Who",
          floats("H", "V"),
          "bo",
          floats("V"));

  private Seq2seqTeacherForcing() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.RECURRENT, "seq2seq_teacher_forcing", 1)
        .function("seq2seq_logits")
        .parameter("src", indices("V", "N", "S"))
        .parameter("tgt", indices("V", "N", "T"))
        .parameter("params", PARAMS)
        .requires("src", "it is empty", in -> in.tensor("src").size() > 0)
        .requires("tgt", "it is empty", in -> in.tensor("tgt").size() > 0)
        .returns(floats("N", "T", "V"))
        .cases(Seq2seqTeacherForcing::cases)
        .reference(Seq2seqTeacherForcing::reference)
        .misconceptions(
            "no_shift",
            "state_not_passed",
            "first_state",
            "mean_state",
            "source_reversed",
            "source_as_decoder_input")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int s = draw.integer(3, 6);
    return List.of(
        Case.example(
            "example",
            "src",
            Tensor.integers(1, 2).reshape(1, 2),
            "tgt",
            Tensor.integers(2, 1).reshape(1, 2),
            "params",
            exampleParams()),
        sized(draw, "equal_lengths", draw.integer(2, 3), 4, 4),
        sized(draw, "other_lengths", 3, s, draw.integerExcept(2, 6, s)),
        sized(draw, "one_word", 1, draw.integer(3, 5), 1));
  }

  private static Map<String, Tensor> exampleParams() {
    Map<String, Tensor> params = new LinkedHashMap<>();
    params.put("E", Tensor.vector(0, 1, -1).reshape(3, 1));
    for (String side : SIDES) {
      params.put("Wx" + side, Tensor.vector(1).reshape(1, 1));
      params.put("Wh" + side, Tensor.vector(1).reshape(1, 1));
      params.put("b" + side, Tensor.vector(0));
    }
    params.put("Who", Tensor.vector(1, 0, -1).reshape(1, 3));
    params.put("bo", Tensor.vector(0, 0, 0));
    return params;
  }

  private static Case sized(Draw draw, String name, int n, int s, int t) {
    int v = draw.integer(7, 9);
    int d = draw.integer(2, 3);
    int h = draw.integer(4, 5);
    Map<String, Tensor> params = new LinkedHashMap<>();
    params.put("E", draw.normal(v, d));
    for (String side : SIDES) {
      params.put("Wx" + side, draw.normal(d, h));
      params.put("Wh" + side, draw.uniform(-0.8, 0.8, h, h));
      params.put("b" + side, draw.uniform(-0.3, 0.3, h));
    }
    params.put("Who", draw.normal(h, v));
    params.put("bo", draw.uniform(-0.3, 0.3, v));
    return Case.of(
        name, "src", words(draw, n, s, v), "tgt", words(draw, n, t, v), "params", params);
  }

  /** Sentences of words other than &lt;bos&gt; in which no word comes twice. */
  private static Tensor words(Draw draw, int n, int length, int v) {
    double[] ids = new double[n * length];
    for (int i = 0; i < n; i++) {
      int[] order = draw.permutation(v - 1);
      for (int t = 0; t < length; t++) {
        ids[i * length + t] = 1 + order[t];
      }
    }
    return new Tensor(DType.INT64, List.of(n, length), ids);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    Inputs params = in.under("params");
    NDArray src = in.get("src");
    NDArray read = slips.has("source_reversed") ? src.flip(1) : src;
    NDArray encoded = layer("e", params).states(embedded(read, params));
    NDArray from = slips.has("source_as_decoder_input") ? src : in.get("tgt");
    NDArray fed = embedded(slips.has("no_shift") ? from : shifted(from), params);
    NDArray states = layer("d", params).states(fed, passed(encoded, slips));
    return states.matMul(params.get("Who")).add(params.get("bo"));
  }

  private static RecurrentLayer layer(String side, Inputs params) {
    return new RecurrentLayer(
        params.get("Wx" + side), params.get("Wh" + side), params.get("b" + side));
  }

  private static NDArray embedded(NDArray ids, Inputs params) {
    NDArray table = params.get("E");
    return Nd.oneHot(ids, (int) table.getShape().get(0)).matMul(table);
  }

  /** One step later, with &lt;bos&gt; = 0 in front. */
  private static NDArray shifted(NDArray ids) {
    NDArray bos = ids.get(":, :1").zerosLike();
    long steps = ids.getShape().get(1);
    return steps == 1 ? bos : bos.concat(ids.get(":, :" + (steps - 1)), 1);
  }

  /** What the decoder starts from, (N, H). */
  private static NDArray passed(NDArray encoded, Slips slips) {
    if (slips.has("first_state")) {
      return encoded.get(":, 0");
    }
    if (slips.has("mean_state")) {
      return encoded.mean(new int[] {1});
    }
    NDArray last = encoded.get(":, -1");
    return slips.has("state_not_passed") ? last.zerosLike() : last;
  }
}
