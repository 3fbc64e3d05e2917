package dev.touchstone.goal;

import dev.touchstone.reference.DType;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data;
import dev.touchstone.training.Data.Images;
import dev.touchstone.training.Data.Split;
import dev.touchstone.training.GeneratedDigits;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Handwritten digits as grey images (n, 28, 28): MNIST; else the small ones of the competition,
 * three times as large; else drawn ones.
 *
 * @param marks of the goals, by exercise
 */
public record Digits(String id, Text title, Split split, Map<String, List<Mark>> marks) {

  /** The same rows each time, so that what two programs reach can be compared. */
  private static final long SEED = 20;

  private static final int LEARNED = 4000;
  private static final int ASKED = 2000;
  private static final int SMALL_LEARNED = 1000;
  private static final int REHEARSED = 300;
  private static final int SIDE = 28;
  private static final double WHITE = 255;

  public static Digits of(Data data) {
    return data.mnist()
        .map(Digits::mnist)
        .or(() -> data.smallDigits().map(Digits::small))
        .orElseGet(Digits::drawn);
  }

  private static Digits mnist(Split all) {
    Draw draw = new Draw(SEED);
    return new Digits(
        "mnist",
        new Text("MNIST 手写数字", "MNIST handwritten digits"),
        new Split(some(all.train(), draw, LEARNED), some(all.test(), draw, ASKED)),
        Map.of(
            "digits_softmax", Mark.of(0.3, 0.8, 0.87, 0.895),
            "digits_mlp", Mark.of(0.3, 0.88, 0.905, 0.92),
            "digits_cnn", Mark.of(0.3, 0.91, 0.935, 0.945)));
  }

  private static Digits small(Images all) {
    int[] order = new Draw(SEED).permutation(all.size());
    return new Digits(
        "small",
        new Text("UCI 手写数字（8×8，放大到 28×28）", "UCI handwritten digits (8×8, enlarged to 28×28)"),
        new Split(
            rows(all, Arrays.copyOf(order, SMALL_LEARNED)),
            rows(all, Arrays.copyOfRange(order, SMALL_LEARNED, order.length))),
        Map.of(
            "digits_softmax", Mark.of(0.3, 0.85, 0.92, 0.94),
            "digits_mlp", Mark.of(0.3, 0.9, 0.935, 0.95),
            "digits_cnn", Mark.of(0.3, 0.9, 0.935, 0.95)));
  }

  private static Digits drawn() {
    return new Digits(
        "drawn",
        new Text("程序画出的数字", "Digits drawn by a program"),
        GeneratedDigits.split(new Draw(SEED), LEARNED / 2, ASKED / 2),
        Map.of(
            "digits_softmax", Mark.of(0.3, 0.6, 0.8, 0.9),
            "digits_mlp", Mark.of(0.3, 0.8, 0.93, 0.965),
            "digits_cnn", Mark.of(0.3, 0.9, 0.95, 0.97)));
  }

  private static Images some(Images images, Draw draw, int n) {
    return rows(images, Arrays.copyOf(draw.permutation(images.size()), n));
  }

  private static Images rows(Images images, int[] rows) {
    return new Images(images.x().rows(rows), images.y().rows(rows));
  }

  Task task(String exercise) {
    return new ImageTask(source(split), bytes(split.train()), bytes(split.test()), marks(exercise));
  }

  /** Learns from a few hundred images and is asked as many others, none of which counts. */
  Task rehearsal() {
    Images all = split.train();
    int[] learned = new int[REHEARSED];
    int[] asked = new int[REHEARSED];
    Arrays.setAll(learned, i -> i);
    Arrays.setAll(asked, i -> REHEARSED + i);
    Split few = new Split(rows(all, learned), rows(all, asked));
    return new ImageTask(source(few), bytes(few.train()), bytes(few.test()), List.of());
  }

  public List<Mark> marks(String exercise) {
    return marks.getOrDefault(exercise, List.of());
  }

  private Source source(Split part) {
    return new Source(id, title, part.train().size(), part.test().size());
  }

  /** Pixels as scanners give them: bytes (n, 28, 28), 255 for ink. */
  private static Images bytes(Images images) {
    double[] grey = Arrays.stream(images.x().data()).map(v -> Math.rint(WHITE * v)).toArray();
    return new Images(
        new Tensor(DType.UINT8, List.of(images.size(), SIDE, SIDE), grey), images.y());
  }
}
