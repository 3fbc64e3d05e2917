package dev.touchstone.training.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;
import dev.touchstone.network.language.TextCnn;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data;
import dev.touchstone.training.Descent;
import dev.touchstone.training.Recipe;
import dev.touchstone.training.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A TextCNN tells praise from blame in {@link Opinion}s. It learns from a fixed number of different
 * ones, and is tested on others.
 *
 * @param train how many it learns from
 * @param tests how many it is tested on
 */
record Sentiment(int train, int tests, int epochs) implements Recipe {

  private static final int EMBEDDING = 24;
  private static final int FILTERS = 24;
  private static final List<Integer> WIDTHS = List.of(2, 3, 4);
  private static final int BATCH = 32;
  private static final double RATE = 3e-3;
  private static final double GOAL = 0.95;

  @Override
  public String id() {
    return "textcnn-sentiment";
  }

  @Override
  public Text title() {
    return new Text("TextCNN 情感分类", "TextCNN tells praise from blame");
  }

  @Override
  public Result run(Data data, long seed, Consumer<String> progress) {
    Draw draw = new Draw(seed);
    List<Opinion> opinions = different(draw, train + tests);
    try (Descent descent = descent(draw)) {
      for (int epoch = 0; epoch < epochs; epoch++) {
        descent.rate(RATE * (1 - (double) epoch / epochs));
        double loss = epoch(descent, opinions.subList(0, train), draw);
        progress.accept("epoch %d: loss %.3f".formatted(epoch + 1, loss));
      }
      return new Result(
          "accuracy",
          accuracy(descent, opinions.subList(train, train + tests)),
          GOAL,
          true,
          "%,d generated sentences, %,d others held out".formatted(train, tests));
    }
  }

  static Descent descent(Draw draw) {
    TextCnn network = new TextCnn(Opinion.VOCABULARY, EMBEDDING, FILTERS, WIDTHS, 2);
    Shape tokens = new Shape(BATCH, Opinion.LONGEST);
    return new Descent(network.block(), draw, RATE, DataType.INT64, tokens);
  }

  static List<Opinion> different(Draw draw, int n) {
    Set<Opinion> seen = new HashSet<>();
    return Stream.generate(() -> Opinion.random(draw)).filter(seen::add).limit(n).toList();
  }

  /** Learns each sentence once; the mean loss. */
  static double epoch(Descent descent, List<Opinion> opinions, Draw draw) {
    int[] order = draw.permutation(opinions.size());
    double sum = 0;
    for (int from = 0; from < order.length; from += BATCH) {
      List<Opinion> batch = new ArrayList<>();
      for (int i = from; i < Math.min(order.length, from + BATCH); i++) {
        batch.add(opinions.get(order[i]));
      }
      sum += batch.size() * step(descent, batch);
    }
    return sum / order.length;
  }

  private static float step(Descent descent, List<Opinion> opinions) {
    try (NDManager batch = descent.manager().newSubManager()) {
      NDList labels = new NDList(labels(batch, opinions));
      return descent.step(
          new NDList(words(batch, opinions)),
          logits -> Loss.softmaxCrossEntropyLoss().evaluate(labels, logits));
    }
  }

  private static double accuracy(Descent descent, List<Opinion> opinions) {
    try (NDManager scratch = descent.manager().newSubManager()) {
      NDArray logits = descent.predict(new NDList(words(scratch, opinions))).head();
      NDArray right = logits.argMax(1).eq(labels(scratch, opinions));
      return right.toType(DataType.FLOAT32, false).mean().getFloat();
    }
  }

  /** Sentences as rows of one length, so that the widest filter fits into the shortest. */
  private static NDArray words(NDManager manager, List<Opinion> opinions) {
    return Tokens.rows(manager, opinions.stream().map(Opinion::ids).toList(), Opinion.LONGEST);
  }

  private static NDArray labels(NDManager manager, List<Opinion> opinions) {
    return manager.create(opinions.stream().mapToLong(Opinion::label).toArray());
  }
}
