package dev.touchstone.network.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Transposed convolution, (N, Ci, h, w) to (N, Co, s(h − 1) + k − 2p, s(w − 1) + k − 2p): every
 * input puts its multiple of the kernel into the output, s apart, and what overlaps adds up. DJL's
 * own block is not implemented for PyTorch.
 *
 * <p>Source: d2l 14.10 (13.10 in the Chinese edition). Weights (Ci, Co, k, k), bias (Co,).
 */
final class TransposedConv2d extends AbstractBlock {

  private static final byte VERSION = 1;

  private final int filters;
  private final int kernel;
  private final int stride;
  private final int padding;
  private final Parameter weight;
  private final Parameter bias;

  TransposedConv2d(int filters, int kernel, int stride, int padding) {
    super(VERSION);
    this.filters = filters;
    this.kernel = kernel;
    this.stride = stride;
    this.padding = padding;
    this.weight =
        addParameter(Parameter.builder().setName("weight").setType(Parameter.Type.WEIGHT).build());
    this.bias =
        addParameter(Parameter.builder().setName("bias").setType(Parameter.Type.BIAS).build());
  }

  @Override
  protected void prepare(Shape[] inputs) {
    weight.setShape(new Shape(inputs[0].get(1), filters, kernel, kernel));
    bias.setShape(new Shape(filters));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape x = inputs[0];
    return new Shape[] {new Shape(x.get(0), filters, length(x.get(2)), length(x.get(3)))};
  }

  private long length(long in) {
    return stride * (in - 1) + kernel - 2L * padding;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    NDArray x = inputs.singletonOrThrow();
    NDArray w = store.getValue(weight, x.getDevice(), training);
    NDArray b = store.getValue(bias, x.getDevice(), training);
    int tiles = Math.ceilDiv(kernel, stride);
    NDArray padded = w.pad(new Shape(0, fill(tiles), 0, fill(tiles)), 0);
    NDArray sum = null;
    for (int row = 0; row < tiles; row++) {
      for (int column = 0; column < tiles; column++) {
        NDArray part = placed(x, padded, row, column, tiles);
        sum = sum == null ? part : sum.add(part);
      }
    }
    return new NDList(cropped(Objects.requireNonNull(sum), x).add(b.reshape(1, filters, 1, 1)));
  }

  /** How many zeros make the kernel a multiple of the stride. */
  private int fill(int tiles) {
    return tiles * stride - kernel;
  }

  /**
   * What one tile (stride × stride) of the kernel puts out: no two inputs meet there, so that it is
   * a product of matrices; shifted to where it belongs in the frame of all tiles.
   */
  private NDArray placed(NDArray x, NDArray w, int row, int column, int tiles) {
    long n = x.getShape().get(0);
    long in = x.getShape().get(1);
    long h = x.getShape().get(2);
    long width = x.getShape().get(3);
    NDArray tile = w.get(":, :, " + range(row) + ", " + range(column)).reshape(in, -1);
    NDArray image =
        x.transpose(0, 2, 3, 1)
            .reshape(n * h * width, in)
            .matMul(tile)
            .reshape(n, h, width, filters, stride, stride)
            .transpose(0, 3, 1, 4, 2, 5)
            .reshape(n, filters, h * stride, width * stride);
    int below = (tiles - 1 - row) * stride;
    int right = (tiles - 1 - column) * stride;
    return image.pad(new Shape(column * stride, right, row * stride, below), 0);
  }

  private String range(int tile) {
    return tile * stride + ":" + (tile + 1) * stride;
  }

  private NDArray cropped(NDArray frame, NDArray x) {
    long h = length(x.getShape().get(2));
    long w = length(x.getShape().get(3));
    return frame.get(":, :, %d:%d, %d:%d".formatted(padding, padding + h, padding, padding + w));
  }
}
