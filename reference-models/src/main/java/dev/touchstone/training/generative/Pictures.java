package dev.touchstone.training.generative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import dev.touchstone.training.Data;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** Small pictures, a training and a test part, rows (n, D) of pixels from 0 to 1. */
record Pictures(Tensor train, Tensor test, String name) {

  private static final int SIDE = 28;
  private static final int GENERATED = 3000;
  private static final int TESTED = 2000;

  /** MNIST's digits made smaller, or drawn shapes without it. */
  static Pictures of(Data data, int side, Draw draw) {
    return data.mnist()
        .map(
            split ->
                new Pictures(
                    smaller(split.train().x(), side),
                    first(smaller(split.test().x(), side), TESTED),
                    "MNIST"))
        .orElseGet(
            () ->
                new Pictures(
                    Shapes.draw(draw, GENERATED, side),
                    Shapes.draw(draw, GENERATED / 3, side),
                    "drawn shapes"));
  }

  /** Means over squares; where they do not fit, the picture gets a frame of zeros. */
  private static Tensor smaller(Tensor images, int side) {
    int n = images.shape().getFirst();
    int square = Math.ceilDiv(SIDE, side);
    int frame = (square * side - SIDE) / 2;
    double[] pixels = new double[n * side * side];
    for (int i = 0; i < images.size(); i++) {
      int image = i / (SIDE * SIDE);
      int row = (i / SIDE % SIDE + frame) / square;
      int column = (i % SIDE + frame) / square;
      pixels[(image * side + row) * side + column] += images.data()[i] / (square * square);
    }
    return Tensor.vector(pixels).reshape(n, side * side);
  }

  private static Tensor first(Tensor rows, int n) {
    return rows.rows(IntStream.range(0, n).toArray());
  }

  /** Black and white. */
  Pictures binary() {
    return new Pictures(binary(train), binary(test), name + ", black and white");
  }

  private static Tensor binary(Tensor rows) {
    double[] pixels = Arrays.stream(rows.data()).map(v -> v > 0.5 ? 1 : 0).toArray();
    return new Tensor(rows.dtype(), rows.shape(), pixels);
  }

  int pixels() {
    return train.shape().get(1);
  }

  /** Any rows of the training part, (n, D). */
  NDArray batch(NDManager manager, Draw draw, int n) {
    int last = train.shape().getFirst() - 1;
    int[] rows = new int[n];
    Arrays.setAll(rows, i -> draw.integer(0, last));
    return floats(manager, train.rows(rows));
  }

  static NDArray floats(NDManager manager, Tensor values) {
    return values.in(manager).toType(DataType.FLOAT32, false);
  }

  String described() {
    return String.format(
        Locale.ROOT,
        "%s, %,d + %,d pictures of %d pixels",
        name,
        train.shape().getFirst(),
        test.shape().getFirst(),
        pixels());
  }
}
