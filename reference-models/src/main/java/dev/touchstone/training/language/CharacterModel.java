package dev.touchstone.training.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.network.language.Cell;
import dev.touchstone.network.language.LanguageModel;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data;
import dev.touchstone.training.Descent;
import dev.touchstone.training.Recipe;
import dev.touchstone.training.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A small LSTM learns to write poems, character by character, and has to be less surprised by
 * held-out ones than a {@link Trigram} of the same texts. What it can know and the trigram cannot
 * is how far a line has gone.
 *
 * <p>So few poems would soon be known by heart. While it learns, most of the characters that it
 * reads are therefore blotted out, others each time, but no punctuation (Xie et al. 2017).
 */
record CharacterModel(int epochs) implements Recipe {

  private static final int EMBEDDING = 32;
  private static final int HIDDEN = 64;
  private static final int PIECE = 50;
  private static final int BATCH = 4;
  private static final double RATE = 5e-3;
  private static final double CLIP = 1;
  private static final double BLOTTED = 0.85;

  /** How much of the trigram's perplexity may be left. */
  private static final double SHARE = 0.9;

  @Override
  public String id() {
    return "char-lm";
  }

  @Override
  public Text title() {
    return new Text("写诗的字符级语言模型（LSTM）", "A character language model of poems (LSTM)");
  }

  @Override
  public Result run(Data data, long seed, Consumer<String> progress) {
    Draw draw = new Draw(seed);
    Corpus corpus = Corpus.of(data, draw);
    double trigram = trigram(corpus).perplexity(corpus.test());
    try (Descent descent = descent(corpus, draw)) {
      learn(descent, corpus, draw, progress);
      double value = perplexity(descent, corpus.test());
      return new Result(
          "perplexity",
          value,
          SHARE * trigram,
          false,
          "%s; perplexity %.1f, the smoothed trigram's %.1f".formatted(corpus, value, trigram));
    }
  }

  /** How likely it finds a token after a text's beginning. */
  static double likelihood(Descent descent, int[] beginning, int next) {
    try (NDManager scratch = descent.manager().newSubManager()) {
      NDArray read = Tokens.rows(scratch, List.of(beginning));
      NDArray logits = descent.predict(new NDList(read)).head();
      logits.attach(scratch);
      return logits.get("0, -1").softmax(-1).getFloat(next);
    }
  }

  /** Padding is never to be predicted, so the trigram does not have to reckon with it. */
  private static Trigram trigram(Corpus corpus) {
    return new Trigram(corpus.vocabulary().size() - 1, corpus.train(), corpus.validation());
  }

  static Descent descent(Corpus corpus, Draw draw) {
    int vocabulary = corpus.vocabulary().size();
    LanguageModel model = new LanguageModel(Cell.LSTM, vocabulary, EMBEDDING, HIDDEN, 1);
    Shape tokens = new Shape(BATCH, PIECE);
    return new Descent(model.block(), draw, RATE, DataType.INT64, tokens).clip(CLIP);
  }

  void learn(Descent descent, Corpus corpus, Draw draw, Consumer<String> progress) {
    for (int epoch = 0; epoch < epochs; epoch++) {
      descent.rate(RATE * (1 - (double) epoch / epochs));
      double loss = epoch(descent, corpus, draw);
      double validation = perplexity(descent, corpus.validation());
      progress.accept(
          "epoch %d: loss %.3f, validation perplexity %.1f".formatted(epoch + 1, loss, validation));
    }
  }

  /** Learns each piece once; the mean loss. */
  static double epoch(Descent descent, Corpus corpus, Draw draw) {
    int stop = corpus.vocabulary().id('。');
    List<int[]> pieces =
        corpus.train().stream().flatMap(text -> Pieces.of(text, stop, PIECE).stream()).toList();
    List<int[]> shuffled =
        Arrays.stream(draw.permutation(pieces.size())).mapToObj(pieces::get).toList();
    double sum = 0;
    for (int from = 0; from < shuffled.size(); from += BATCH) {
      List<int[]> batch = shuffled.subList(from, Math.min(shuffled.size(), from + BATCH));
      sum += batch.size() * step(descent, batch, corpus.vocabulary(), draw);
    }
    return sum / shuffled.size();
  }

  private static float step(Descent descent, List<int[]> pieces, Vocabulary vocabulary, Draw draw) {
    List<int[]> blotted =
        pieces.stream().map(piece -> blotted(Pieces.read(piece), vocabulary, draw)).toList();
    try (NDManager batch = descent.manager().newSubManager()) {
      NDArray read = Tokens.rows(batch, blotted);
      NDArray next = Tokens.rows(batch, pieces.stream().map(Pieces::next).toList());
      return descent.step(new NDList(read), logits -> Tokens.crossEntropy(logits.head(), next));
    }
  }

  private static int[] blotted(int[] ids, Vocabulary vocabulary, Draw draw) {
    return Arrays.stream(ids)
        .map(id -> vocabulary.isLetter(id) && draw.number(0, 1) < BLOTTED ? Vocabulary.UNKNOWN : id)
        .toArray();
  }

  /** e to the mean of −log p over all tokens, each text read from its beginning. */
  private static double perplexity(Descent descent, List<int[]> texts) {
    double sum = 0;
    for (int[] text : texts) {
      try (NDManager scratch = descent.manager().newSubManager()) {
        NDArray read = Tokens.rows(scratch, List.of(Pieces.read(text)));
        NDArray next = Tokens.rows(scratch, List.of(Pieces.next(text)));
        NDArray logits = descent.predict(new NDList(read)).head();
        sum += (text.length - 1) * Tokens.crossEntropy(logits, next).getFloat();
      }
    }
    return Math.exp(sum / Corpus.predicted(texts));
  }
}
