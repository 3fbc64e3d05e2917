package dev.touchstone.training.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.network.language.Seq2Seq;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data;
import dev.touchstone.training.Descent;
import dev.touchstone.training.Recipe;
import dev.touchstone.training.Tokens;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An encoder-decoder with attention writes strings backwards. It learns with the right string
 * before it, and is tested on fresh strings with what it wrote itself; a string counts if every
 * letter and the end after the last are right. There are so many strings that none is likely to
 * come twice.
 *
 * @param steps how long it trains
 * @param tests how many strings it is tested on
 */
record StringReversal(int steps, int tests) implements Recipe {

  private static final Seq2Seq.Sizes SIZES = new Seq2Seq.Sizes(Reversal.VOCABULARY, 32, 64);
  private static final int BATCH = 64;
  private static final double RATE = 5e-3;
  private static final double CLIP = 1;
  private static final double GOAL = 0.95;
  private static final int REPORTS = 10;

  @Override
  public String id() {
    return "string-reversal";
  }

  @Override
  public Text title() {
    return new Text("带注意力的 seq2seq 倒写字符串", "Seq2seq with attention writes strings backwards");
  }

  @Override
  public Result run(Data data, long seed, Consumer<String> progress) {
    Draw draw = new Draw(seed);
    try (Descent descent = descent(draw)) {
      for (int step = 0; step < steps; step++) {
        descent.rate(RATE * (1 - (double) step / steps));
        float loss = step(descent, strings(draw, BATCH));
        if (step % Math.max(1, steps / REPORTS) == 0) {
          progress.accept("step %d: loss %.3f".formatted(step, loss));
        }
      }
      return new Result(
          "strings reversed without a mistake",
          exact(descent, strings(draw, tests)),
          GOAL,
          true,
          "%d generated batches of %d strings of 4 to 8 letters".formatted(steps, BATCH));
    }
  }

  static Descent descent(Draw draw) {
    Shape ids = new Shape(BATCH, Reversal.LONGEST);
    Seq2Seq network = Seq2Seq.attentive(SIZES);
    return new Descent(network, draw, RATE, DataType.INT64, ids, ids).clip(CLIP);
  }

  static List<Reversal> strings(Draw draw, int n) {
    return Stream.generate(() -> Reversal.random(draw)).limit(n).toList();
  }

  static float step(Descent descent, List<Reversal> strings) {
    try (NDManager batch = descent.manager().newSubManager()) {
      NDArray read = Tokens.rows(batch, strings.stream().map(Reversal::letters).toList());
      NDArray fed = Tokens.rows(batch, strings.stream().map(Reversal::fed).toList());
      NDArray wanted = Tokens.rows(batch, strings.stream().map(Reversal::wanted).toList());
      return descent.step(
          new NDList(read, fed), logits -> Tokens.crossEntropy(logits.head(), wanted));
    }
  }

  static double exact(Descent descent, List<Reversal> strings) {
    try (NDManager scratch = descent.manager().newSubManager()) {
      NDArray read = Tokens.rows(scratch, strings.stream().map(Reversal::letters).toList());
      NDArray wanted = Tokens.rows(scratch, strings.stream().map(Reversal::wanted).toList());
      // After its end a string may go on as it likes.
      NDArray right =
          write(descent, read, wanted.getShape().get(1))
              .eq(wanted)
              .logicalOr(wanted.eq(Seq2Seq.PADDING));
      return right.toType(DataType.FLOAT32, false).min(new int[] {1}).mean().getFloat();
    }
  }

  /** The likeliest id again and again, (B, length). */
  private static NDArray write(Descent descent, NDArray read, long length) {
    long n = read.getShape().get(0);
    NDArray written = read.getManager().full(new Shape(n, 1), Reversal.BEGIN, DataType.INT64);
    for (long t = 0; t < length; t++) {
      NDArray logits = descent.predict(new NDList(read, written)).head();
      written = written.concat(logits.get(":, -1").argMax(1).reshape(n, 1), 1);
    }
    return written.get(":, 1:");
  }
}
