package dev.touchstone.network.language;

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
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The networks of tokens, in the order of the lectures. Nobody printed how many numbers most of
 * them learn; their figures follow from how torch documents the layers: {@code torch.nn.LSTM} (D,
 * H) has matrices (4H, D) and (4H, H) and two biases 4H.
 */
public final class LanguageNetworks {

  private static final int B = 2;
  private static final int T = 7;
  private static final int S = 5;

  /** The 26 letters, the blank and an unknown. */
  private static final int LETTERS = 28;

  private static final int PENN_TREEBANK = 10_000;
  private static final int WORDS = 1000;
  private static final int D = 32;
  private static final int H = 256;

  private LanguageNetworks() {}

  public static List<Network> all() {
    return List.of(
        characters(Cell.RNN, 1, new Text("RNN 语言模型", "RNN language model"), recurrent(1, D)),
        characters(Cell.GRU, 1, new Text("GRU 语言模型", "GRU language model"), recurrent(3, D)),
        characters(Cell.LSTM, 1, new Text("LSTM 语言模型", "LSTM language model"), recurrent(4, D)),
        characters(
            Cell.LSTM,
            2,
            new Text("两层 LSTM 语言模型", "Two-layer LSTM language model"),
            recurrent(4, D) + recurrent(4, H)),
        words("medium", new Text("中等 LSTM 词语言模型", "Medium LSTM word model"), 650, 20),
        words("large", new Text("大型 LSTM 词语言模型", "Large LSTM word model"), 1500, 66),
        tagger(),
        seq2seq("seq2seq", new Text("编码器-解码器", "Encoder-decoder"), Seq2Seq::plain, 0),
        seq2seq(
            "seq2seq-attention",
            new Text("带加性注意力的编码器-解码器", "Encoder-decoder with additive attention"),
            Seq2Seq::attentive,
            2 * H * H + H),
        textCnn(),
        skipGram());
  }

  /** What a recurrent layer of M maps learns that reads vectors of length d. */
  private static int recurrent(int maps, int d) {
    return maps * (H * d + H * H + 2 * H);
  }

  private static Network characters(Cell cell, int layers, Text title, int recurrent) {
    return ofTokens(
        cell.name().toLowerCase(Locale.ROOT) + "-lm" + (layers == 1 ? "" : "-" + layers),
        title,
        new LanguageModel(cell, LETTERS, D, H, layers)::block,
        List.of(new Shape(B, T)),
        new Shape(B, T, LETTERS),
        Published.exactly(
            Summary.PARAMETERS,
            LETTERS * D + recurrent + (H + 1) * LETTERS,
            "VD + M(HD + HH + 2H) a layer, torch.nn." + cell + ", + (H + 1)V"));
  }

  private static Network words(String size, Text title, int hidden, int millions) {
    LanguageModel model = new LanguageModel(Cell.LSTM, PENN_TREEBANK, hidden, hidden, 2);
    return ofTokens(
        "lstm-ptb-" + size,
        title,
        () -> Sketch.of(model.block()),
        List.of(new Shape(B, T)),
        new Shape(B, T, PENN_TREEBANK),
        Published.rounded(
            Summary.PARAMETERS,
            millions * 1e6,
            1e6,
            "Zaremba et al. 2014, as in Merity et al. 2018"));
  }

  private static Network tagger() {
    int tags = 9;
    return ofTokens(
        "bilstm-tagger",
        new Text("双向 LSTM 标注", "Bidirectional LSTM tagger"),
        new Tagger(WORDS, D, H, tags)::block,
        List.of(new Shape(B, T)),
        new Shape(B, T, tags),
        Published.exactly(
            Summary.PARAMETERS,
            WORDS * D + 2 * recurrent(4, D) + (2 * H + 1) * tags,
            "VD + 2 · 4(HD + HH + 2H), torch.nn.LSTM both ways, + (2H + 1)K"));
  }

  private static Network seq2seq(
      String id, Text title, Function<Seq2Seq.Sizes, Block> network, int attention) {
    Seq2Seq.Sizes sizes = new Seq2Seq.Sizes(WORDS, D, H);
    return ofTokens(
        id,
        title,
        () -> network.apply(sizes),
        List.of(new Shape(B, S), new Shape(B, T)),
        new Shape(B, T, WORDS),
        Published.exactly(
            Summary.PARAMETERS,
            2 * WORDS * D + recurrent(3, D) + recurrent(3, D + H) + attention + (H + 1) * WORDS,
            "2VD + torch.nn.GRU(D, H) + torch.nn.GRU(D + H, H) + (H + 1)V; attention 2HH + H"));
  }

  private static Network textCnn() {
    TextCnn network = new TextCnn(WORDS, 300, 100, List.of(3, 4, 5), 2);
    return ofTokens(
        "textcnn",
        new Text("TextCNN", "TextCNN"),
        network::block,
        List.of(new Shape(B, T)),
        new Shape(B, 2),
        Published.exactly(
            Summary.PARAMETERS,
            WORDS * 300 + (3 + 4 + 5) * 300 * 100 + 300 + 602,
            "Kim 2014, 100 filters of 3, 4 and 5 words: VD + Σ (wD + 1)F + (3F + 1)K"));
  }

  private static Network skipGram() {
    return ofTokens(
        "word2vec",
        new Text("word2vec（跳元模型）", "Word2vec (skip-gram)"),
        () -> new SkipGram(WORDS, 100),
        List.of(new Shape(B, 1), new Shape(B, S)),
        new Shape(B, S),
        Published.exactly(Summary.PARAMETERS, 2 * WORDS * 100, "Mikolov et al. 2013: 2VD"));
  }

  private static Network ofTokens(
      String id,
      Text title,
      Supplier<Block> block,
      List<Shape> inputs,
      Shape output,
      Published published) {
    return new Network(
        id,
        title,
        block,
        inputs,
        Collections.nCopies(inputs.size(), DataType.INT64),
        List.of(output),
        Map.of(),
        List.of(published));
  }
}
