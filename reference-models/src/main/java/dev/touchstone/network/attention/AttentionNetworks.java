package dev.touchstone.network.attention;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.network.Network;
import dev.touchstone.network.Published;
import dev.touchstone.network.Summary;
import dev.touchstone.network.block.Sketch;
import dev.touchstone.reference.Text;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The networks of attention, in the order of the lectures; the whole ones are sketches. */
public final class AttentionNetworks {

  /** The paper's shared vocabulary has "about" as many, and so 65M holds only about. */
  private static final int TRANSFORMER_TOKENS = 37_000;

  private static final int BERT_TOKENS = 30_522;
  private static final int BERT_PLACES = 512;
  private static final int N = 2;
  private static final int READ = 7;
  private static final int WRITTEN = 5;

  private AttentionNetworks() {}

  public static List<Network> all() {
    return List.of(
        encoderLayer(),
        decoderLayer(),
        transformer("transformer-base", "base", Sizes.TRANSFORMER_BASE, 65),
        transformer("transformer-big", "big", Sizes.TRANSFORMER_BIG, 213),
        bert("bert-base", "base", Sizes.BERT_BASE, 109_482_240, 110),
        bert("bert-large", "large", Sizes.BERT_LARGE, 335_141_888, 340),
        maskedLanguageModel());
  }

  private static Network encoderLayer() {
    Sizes sizes = Sizes.TRANSFORMER_BASE;
    return new Network(
        "transformer-encoder-layer",
        new Text("Transformer 编码器的一层", "One layer of the Transformer's encoder"),
        () -> new EncoderLayer(sizes, Layers.Bend.RELU),
        List.of(new Shape(N, READ, sizes.width()), new Shape(N, 1, 1, READ)),
        Collections.nCopies(2, DataType.FLOAT32),
        List.of(new Shape(N, READ, sizes.width())),
        Map.of(),
        List.of(
            Published.exactly(
                Summary.PARAMETERS, 3_152_384, "torch.nn.TransformerEncoderLayer(512, 8)")));
  }

  private static Network decoderLayer() {
    Sizes sizes = Sizes.TRANSFORMER_BASE;
    return new Network(
        "transformer-decoder-layer",
        new Text("Transformer 解码器的一层", "One layer of the Transformer's decoder"),
        () -> new DecoderLayer(sizes),
        List.of(
            new Shape(N, WRITTEN, sizes.width()),
            new Shape(N, READ, sizes.width()),
            new Shape(1, 1, WRITTEN, WRITTEN),
            new Shape(N, 1, 1, READ)),
        Collections.nCopies(4, DataType.FLOAT32),
        List.of(new Shape(N, WRITTEN, sizes.width())),
        Map.of(),
        List.of(
            Published.exactly(
                Summary.PARAMETERS, 4_204_032, "torch.nn.TransformerDecoderLayer(512, 8)")));
  }

  private static Network transformer(String id, String name, Sizes sizes, int millions) {
    return ofTokens(
        id,
        name(name, "Transformer"),
        () -> Sketch.of(new Transformer(sizes, TRANSFORMER_TOKENS)),
        List.of(new Shape(N, READ), new Shape(N, WRITTEN)),
        List.of(new Shape(N, WRITTEN, TRANSFORMER_TOKENS)),
        Published.rounded(Summary.PARAMETERS, millions * 1e6, 4e6, "Vaswani et al. 2017, table 3"));
  }

  private static Network bert(String id, String name, Sizes sizes, long parameters, int millions) {
    return ofTokens(
        id,
        name(name, "BERT"),
        () -> Sketch.of(new Bert(sizes, BERT_TOKENS, BERT_PLACES)),
        Collections.nCopies(2, new Shape(N, READ)),
        List.of(new Shape(N, READ, sizes.width()), new Shape(N, sizes.width())),
        Published.exactly(Summary.PARAMETERS, parameters, "the released uncased models, pooler"),
        Published.rounded(Summary.PARAMETERS, millions * 1e6, 10e6, "Devlin et al. 2019"));
  }

  private static Network maskedLanguageModel() {
    return ofTokens(
        "bert-base-mlm",
        new Text("BERT base：带掩码的语言模型", "BERT base as a masked language model"),
        () -> Sketch.of(new MaskedLanguageModel(Sizes.BERT_BASE, BERT_TOKENS, BERT_PLACES)),
        Collections.nCopies(2, new Shape(N, READ)),
        List.of(new Shape(N, READ, BERT_TOKENS)),
        Published.exactly(Summary.PARAMETERS, 109_514_298, "Hugging Face's BertForMaskedLM"));
  }

  private static Text name(String size, String family) {
    return new Text(family + " " + size, family + " " + size);
  }

  private static Network ofTokens(
      String id,
      Text title,
      Supplier<Block> block,
      List<Shape> inputs,
      List<Shape> outputs,
      Published... published) {
    return new Network(
        id,
        title,
        block,
        inputs,
        Collections.nCopies(inputs.size(), DataType.INT64),
        outputs,
        Map.of(),
        List.of(published));
  }
}
