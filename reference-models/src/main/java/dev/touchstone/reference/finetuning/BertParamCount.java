package dev.touchstone.reference.finetuning;

import static dev.touchstone.reference.ArrayType.integers;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tolerance;
import java.util.List;

/**
 * (V + P + 2)h + 2h for the embeddings and their layer norm, 4(h² + h) + (8h² + 5h) + 4h for each
 * layer's attention, feed-forward network of width 4h and two layer norms, h² + h for the pooler;
 * an integer.
 *
 * <p>Source: Devlin et al. 2019: 109,482,240 for BERT base, 335,141,888 for BERT large.
 */
final class BertParamCount {

  private BertParamCount() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.FINETUNING, "bert_param_count", 1)
        .function("bert_params")
        .parameter("layers", integers())
        .parameter("hidden", integers())
        .parameter("vocab", integers(), 30522)
        .parameter("max_pos", integers(), 512)
        .returns(integers())
        .tolerance(Tolerance.EXACT)
        .cases(BertParamCount::cases)
        .reference(BertParamCount::reference)
        .misconceptions(
            "no_biases",
            "no_embeddings",
            "no_segments",
            "no_output_projection",
            "ffn_2h",
            "no_layernorm",
            "no_pooler")
        .framework(Framework.NUMPY)
        .build();
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example("example", "layers", 12, "hidden", 768, "vocab", 30522, "max_pos", 512),
        Case.of("large", "layers", 24, "hidden", 1024, "vocab", 30522, "max_pos", 512),
        drawn(draw, "tiny", 2, 128, 512),
        drawn(draw, "long_inputs", 6, 256, 1024));
  }

  private static Case drawn(Draw draw, String name, int layers, int hidden, int positions) {
    return Case.of(
        name,
        "layers",
        layers + draw.integer(0, 4),
        "hidden",
        hidden + 64 * draw.integer(0, 3),
        "vocab",
        draw.integer(8000, 40000),
        "max_pos",
        positions);
  }

  private static long reference(Inputs in, Slips slips) {
    long h = in.integer("hidden");
    long norm = slips.has("no_layernorm") ? 0 : 2 * h;
    long tables = in.integer("vocab") + in.integer("max_pos") + (slips.has("no_segments") ? 0 : 2);
    long embeddings = slips.has("no_embeddings") ? 0 : tables * h + norm;
    long attention = (slips.has("no_output_projection") ? 3 : 4) * dense(h, h, slips);
    long width = (slips.has("ffn_2h") ? 2 : 4) * h;
    long feedForward = dense(h, width, slips) + dense(width, h, slips);
    long pooler = slips.has("no_pooler") ? 0 : dense(h, h, slips);
    return embeddings + in.integer("layers") * (attention + feedForward + 2 * norm) + pooler;
  }

  private static long dense(long in, long out, Slips slips) {
    return in * out + (slips.has("no_biases") ? 0 : out);
  }
}
