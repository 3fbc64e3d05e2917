package dev.touchstone.training.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.network.language.SkipGram;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data;
import dev.touchstone.training.Descent;
import dev.touchstone.training.Recipe;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Word2vec finds out which words are alike from their neighbours in {@link Scenes}. It is measured
 * by what it was never told: how often the word whose vector points most nearly in the same
 * direction is of the same class.
 */
record WordVectors(int sentences, int epochs) implements Recipe {

  private static final int WIDTH = 16;
  private static final int BATCH = 256;
  private static final double RATE = 1e-2;
  private static final double GOAL = 0.9;

  @Override
  public String id() {
    return "word2vec";
  }

  @Override
  public Text title() {
    return new Text("word2vec 词向量（跳元模型，负采样）", "Word2vec: skip-gram with negative sampling");
  }

  @Override
  public Result run(Data data, long seed, Consumer<String> progress) {
    Draw draw = new Draw(seed);
    List<int[]> text = Scenes.write(draw, sentences);
    Pairs pairs = new Pairs(text);
    SkipGram network = new SkipGram(Scenes.VOCABULARY, WIDTH);
    try (Descent descent = descent(network, draw)) {
      for (int epoch = 0; epoch < epochs; epoch++) {
        descent.rate(RATE * (1 - (double) epoch / epochs));
        double loss = epoch(descent, pairs, draw);
        progress.accept("epoch %d: loss %.3f".formatted(epoch + 1, loss));
      }
      return new Result(
          "nearest neighbours of the same class",
          sameClass(descent, network),
          GOAL,
          true,
          "%,d generated sentences with %d words in %d classes"
              .formatted(sentences, Scenes.VOCABULARY, Scenes.CLASSES));
    }
  }

  static Descent descent(SkipGram network, Draw draw) {
    Shape centres = new Shape(BATCH, 1);
    return new Descent(network, draw, RATE, DataType.INT64, centres, centres);
  }

  /** Learns each pair once; the mean loss. */
  static double epoch(Descent descent, Pairs pairs, Draw draw) {
    int[] order = draw.permutation(pairs.size());
    double sum = 0;
    for (int from = 0; from < order.length; from += BATCH) {
      int[] which = Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH));
      try (NDManager batch = descent.manager().newSubManager()) {
        NDArray real = Pairs.real(batch);
        NDList inputs = pairs.inputs(batch, draw, which);
        sum += which.length * descent.step(inputs, fit -> SkipGram.loss(fit.head(), real));
      }
    }
    return sum / order.length;
  }

  private static double sameClass(Descent descent, SkipGram network) {
    try (NDManager scratch = descent.manager().newSubManager()) {
      NDArray vectors = network.vectors(scratch);
      NDArray units = vectors.div(vectors.square().sum(new int[] {1}, true).sqrt());
      // Lowered where a word would meet itself; cosines are 1 at most.
      NDArray others = units.matMul(units.transpose()).sub(scratch.eye(Scenes.VOCABULARY).mul(3));
      long[] nearest = others.argMax(1).toLongArray();
      return Scenes.words()
          .mapToDouble(w -> Scenes.classOf(w) == Scenes.classOf((int) nearest[w]) ? 1 : 0)
          .average()
          .orElseThrow();
    }
  }
}
