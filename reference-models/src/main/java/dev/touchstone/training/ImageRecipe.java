package dev.touchstone.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.loss.Loss;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data.Images;
import dev.touchstone.training.Data.Split;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A classifier of images (N, 1, 28, 28) by the mean cross-entropy of its logits (N, 10), measured
 * by its accuracy on the test part. The learning rate falls from step to step along half a cosine
 * to 0, so that the last epochs only refine.
 *
 * @param rate the learning rate it starts with
 * @param goal the accuracy to be reached
 */
record ImageRecipe(
    String id, Text title, Supplier<Block> block, double rate, int epochs, double goal)
    implements Recipe {

  private static final int BATCH = 64;
  private static final int GENERATED = 3000;

  @Override
  public Result run(Data data, long seed, Consumer<String> progress) {
    Draw draw = new Draw(seed);
    return data.mnist()
        .map(split -> run(split, "MNIST", draw, progress))
        .orElseGet(
            () ->
                run(
                    GeneratedDigits.split(draw, GENERATED, GENERATED / 3),
                    "generated digits",
                    draw,
                    progress));
  }

  Result run(Split split, String name, Draw draw, Consumer<String> progress) {
    // Dropout draws from the engine's generator.
    Engine.getInstance().setRandomSeed(draw.integer(0, Integer.MAX_VALUE - 1));
    Shape batch = new Shape(BATCH, 1, 28, 28);
    try (Descent descent = new Descent(block.get(), draw, rate, DataType.FLOAT32, batch)) {
      train(descent, split.train(), draw, progress);
      return new Result(
          "accuracy",
          accuracy(descent, split.test()),
          goal,
          true,
          String.format(
              Locale.ROOT,
              "%s, %,d + %,d images",
              name,
              split.train().size(),
              split.test().size()));
    }
  }

  private void train(Descent descent, Images images, Draw draw, Consumer<String> progress) {
    NDArray x = pixels(descent.manager(), images);
    NDArray y = images.y().in(descent.manager());
    int batches = Math.ceilDiv(images.size(), BATCH);
    for (int epoch = 0; epoch < epochs; epoch++) {
      int[] order = draw.permutation(images.size());
      double loss = 0;
      for (int i = 0; i < batches; i++) {
        double done = (double) (epoch * batches + i) / (epochs * batches);
        descent.rate(rate * (1 + Math.cos(Math.PI * done)) / 2);
        int to = Math.min(order.length, (i + 1) * BATCH);
        loss += step(descent, x, y, Arrays.copyOfRange(order, i * BATCH, to)) / batches;
      }
      progress.accept(String.format(Locale.ROOT, "epoch %d: loss %.4f", epoch + 1, loss));
    }
  }

  private static NDArray pixels(NDManager manager, Images images) {
    try (NDManager scratch = manager.newSubManager()) {
      NDArray pixels = images.x().in(scratch).toType(DataType.FLOAT32, false);
      pixels.attach(manager);
      return pixels;
    }
  }

  private static float step(Descent descent, NDArray x, NDArray y, int[] rows) {
    try (NDManager scratch = descent.manager().newSubManager()) {
      NDIndex picked = picked(scratch, rows);
      NDArray labels = y.get(scratch, picked);
      return descent.step(
          new NDList(x.get(scratch, picked)),
          logits -> Loss.softmaxCrossEntropyLoss().evaluate(new NDList(labels), logits));
    }
  }

  private static NDIndex picked(NDManager scratch, int[] rows) {
    return new NDIndex("{}", scratch.create(rows).toType(DataType.INT64, false));
  }

  private static double accuracy(Descent descent, Images images) {
    NDArray x = pixels(descent.manager(), images);
    long right = 0;
    for (int from = 0; from < images.size(); from += BATCH) {
      try (NDManager scratch = descent.manager().newSubManager()) {
        int to = Math.min(images.size(), from + BATCH);
        NDIndex rows = picked(scratch, IntStream.range(from, to).toArray());
        NDArray logits = descent.predict(new NDList(x.get(scratch, rows))).singletonOrThrow();
        long[] classes = logits.argMax(1).toLongArray();
        for (int i = 0; i < classes.length; i++) {
          right += classes[i] == (long) images.y().data()[from + i] ? 1 : 0;
        }
      }
    }
    return (double) right / images.size();
  }
}
