package dev.touchstone.training.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.network.attention.MaskedLanguageModel;
import dev.touchstone.network.attention.Sizes;
import dev.touchstone.network.attention.Transformer;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data;
import dev.touchstone.training.Descent;
import dev.touchstone.training.Recipe;
import dev.touchstone.training.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small BERT guesses hidden words of generated sentence pairs. The measure is how many more it
 * gets right than the guess that every hidden word is the commonest.
 *
 * @param steps how long it trains
 * @param tests how many pairs it is tested on
 */
record BertMlm(int steps, int tests) implements Recipe {

  private static final Sizes SIZES = new Sizes(2, 48, 4, 96);
  private static final int LONGEST = 13;
  private static final int BATCH = 64;
  private static final double RATE = 2e-3;
  private static final double CLIP = 1;
  private static final double GOAL = 0.4;
  private static final int REPORTS = 10;

  @Override
  public String id() {
    return "bert-mlm";
  }

  @Override
  public Text title() {
    return new Text("BERT 预测被遮住的词", "BERT guesses hidden words");
  }

  @Override
  public Result run(Data data, long seed, Consumer<String> progress) {
    Draw draw = new Draw(seed);
    List<int[]> held = pairs(draw, tests);
    Draw masks = new Draw(seed + 1);
    try (Descent descent = descent(draw)) {
      for (int step = 0; step < steps; step++) {
        descent.rate(RATE * (1 - (double) step / steps));
        float loss = step(descent, pairs(draw, BATCH), draw);
        if (step % Math.max(1, steps / REPORTS) == 0) {
          progress.accept("step %d: loss %.3f".formatted(step, loss));
        }
      }
      return new Result(
          "accuracy on hidden words above the commonest word's",
          advantage(descent, held, masks),
          GOAL,
          true,
          "%d generated batches of %d sentence pairs".formatted(steps, BATCH));
    }
  }

  private static Descent descent(Draw draw) {
    Shape ids = new Shape(1, LONGEST);
    MaskedLanguageModel model = new MaskedLanguageModel(SIZES, Sentences.size(), LONGEST);
    return new Descent(model, draw, RATE, DataType.INT64, ids, ids).clip(CLIP);
  }

  private static List<int[]> pairs(Draw draw, int n) {
    return Stream.generate(() -> Sentences.pair(draw)).limit(n).toList();
  }

  static float step(Descent descent, List<int[]> pairs, Draw draw) {
    List<Masking> masked = pairs.stream().map(pair -> Masking.of(pair, draw)).toList();
    try (NDManager batch = descent.manager().newSubManager()) {
      NDArray labels = labels(batch, masked);
      return descent.step(
          inputs(batch, pairs, masked), logits -> Tokens.crossEntropy(logits.head(), labels));
    }
  }

  private static NDList inputs(NDManager manager, List<int[]> pairs, List<Masking> masked) {
    return new NDList(
        Tokens.rows(manager, masked.stream().map(Masking::shown).toList(), LONGEST),
        Tokens.rows(manager, pairs.stream().map(Sentences::segments).toList(), LONGEST));
  }

  private static NDArray labels(NDManager manager, List<Masking> masked) {
    return Tokens.rows(manager, masked.stream().map(Masking::labels).toList(), LONGEST);
  }

  private static double advantage(Descent descent, List<int[]> pairs, Draw draw) {
    List<Masking> masked = pairs.stream().map(pair -> Masking.of(pair, draw)).toList();
    List<Integer> hidden =
        masked.stream()
            .flatMapToInt(m -> Arrays.stream(m.labels()))
            .filter(label -> label != Transformer.PADDING)
            .boxed()
            .toList();
    try (NDManager scratch = descent.manager().newSubManager()) {
      NDArray labels = labels(scratch, masked);
      NDArray guesses = descent.predict(inputs(scratch, pairs, masked)).head().argMax(-1);
      NDArray right = guesses.eq(labels).logicalAnd(labels.neq(Transformer.PADDING));
      double count = right.toType(DataType.INT64, false).sum().getLong();
      return count / hidden.size() - commonest(hidden);
    }
  }

  private static double commonest(List<Integer> words) {
    long most =
        words.stream()
            .collect(Collectors.groupingBy(word -> word, Collectors.counting()))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .max()
            .orElseThrow();
    return (double) most / words.size();
  }
}
