package dev.touchstone.training.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.network.attention.Sizes;
import dev.touchstone.network.attention.Transformer;
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

/**
 * A small Transformer reads two to six digits and writes them down in order. A string counts if
 * every digit, and the end after the last, is right when the decoder is fed what it wrote itself;
 * strings it is tested on were never trained on.
 *
 * @param steps how long it trains
 * @param tests how many strings it is tested on
 */
record TransformerSort(int steps, int tests) implements Recipe {

  private static final Sizes SIZES = new Sizes(2, 48, 4, 96);
  private static final int BATCH = 64;
  private static final double RATE = 2e-3;
  private static final double CLIP = 1;
  private static final double GOAL = 0.95;
  private static final int OUTPUTS = Digits.LONGEST + 1;
  private static final int REPORTS = 10;

  @Override
  public String id() {
    return "transformer-sort";
  }

  @Override
  public Text title() {
    return new Text("Transformer 给数字串排序", "A Transformer that sorts strings of digits");
  }

  @Override
  public Result run(Data data, long seed, Consumer<String> progress) {
    Draw draw = new Draw(seed);
    List<int[]> held = strings(draw, tests, Set.of());
    Set<List<Integer>> unseen = new HashSet<>(held.stream().map(Digits::key).toList());
    try (Descent descent = descent(draw)) {
      for (int step = 0; step < steps; step++) {
        descent.rate(RATE * (1 - (double) step / steps));
        float loss = step(descent, strings(draw, BATCH, unseen));
        if (step % Math.max(1, steps / REPORTS) == 0) {
          progress.accept("step %d: loss %.3f".formatted(step, loss));
        }
      }
      return new Result(
          "strings sorted without a mistake",
          exact(descent, held),
          GOAL,
          true,
          "%d generated batches of %d strings of digits".formatted(steps, BATCH));
    }
  }

  private static Descent descent(Draw draw) {
    Shape ids = new Shape(1, OUTPUTS);
    Transformer transformer = new Transformer(SIZES, Digits.VOCABULARY);
    return new Descent(transformer, draw, RATE, DataType.INT64, ids, ids).clip(CLIP);
  }

  private static List<int[]> strings(Draw draw, int n, Set<List<Integer>> but) {
    List<int[]> strings = new ArrayList<>();
    while (strings.size() < n) {
      int[] digits = Digits.random(draw);
      if (!but.contains(Digits.key(digits))) {
        strings.add(digits);
      }
    }
    return strings;
  }

  static float step(Descent descent, List<int[]> strings) {
    try (NDManager batch = descent.manager().newSubManager()) {
      NDArray read = Tokens.rows(batch, strings, Digits.LONGEST);
      NDArray fed = Tokens.rows(batch, strings.stream().map(Digits::fed).toList(), OUTPUTS);
      NDArray wanted = Tokens.rows(batch, strings.stream().map(Digits::wanted).toList(), OUTPUTS);
      return descent.step(
          new NDList(read, fed), logits -> Tokens.crossEntropy(logits.head(), wanted));
    }
  }

  private static double exact(Descent descent, List<int[]> strings) {
    try (NDManager scratch = descent.manager().newSubManager()) {
      NDArray read = Tokens.rows(scratch, strings, Digits.LONGEST);
      NDArray wanted = Tokens.rows(scratch, strings.stream().map(Digits::wanted).toList(), OUTPUTS);
      // After its end a string may go on as it likes.
      NDArray right = write(descent, read).eq(wanted).logicalOr(wanted.eq(Transformer.PADDING));
      return right.toType(DataType.FLOAT32, false).min(new int[] {1}).mean().getFloat();
    }
  }

  /** The likeliest id again and again, (N, T). */
  private static NDArray write(Descent descent, NDArray read) {
    NDManager manager = read.getManager();
    long n = read.getShape().get(0);
    NDArray written = manager.full(new Shape(n, 1), Digits.BEGIN, DataType.INT64);
    for (int t = 0; t < OUTPUTS; t++) {
      NDArray logits = descent.predict(new NDList(read, written)).head();
      NDArray next = logits.get(":, -1").argMax(1).reshape(n, 1);
      written = written.concat(next, 1);
    }
    return written.get(":, 1:");
  }
}
