package dev.touchstone.network.vision;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;

/** The layers that all of them are made of, square kernels only. */
final class Layers {

  private Layers() {}

  static SequentialBlock sequence(Block... blocks) {
    SequentialBlock sequence = new SequentialBlock();
    for (Block block : blocks) {
      sequence.add(block);
    }
    return sequence;
  }

  static Block conv(int filters, int kernel, int stride, int padding) {
    return convolution(filters, kernel, stride, padding, true);
  }

  /** Without a bias, which a batch normalisation behind it would take away again. */
  static Block plainConv(int filters, int kernel, int stride, int padding) {
    return convolution(filters, kernel, stride, padding, false);
  }

  private static Block convolution(int filters, int kernel, int stride, int padding, boolean bias) {
    return Conv2d.builder()
        .setFilters(filters)
        .setKernelShape(square(kernel))
        .optStride(square(stride))
        .optPadding(square(padding))
        .optBias(bias)
        .build();
  }

  static Block convRelu(int filters, int kernel, int stride, int padding) {
    return sequence(conv(filters, kernel, stride, padding), relu());
  }

  static Block batchNorm() {
    return BatchNorm.builder().build();
  }

  static Block relu() {
    return Activation.reluBlock();
  }

  static Block linear(int units) {
    return Linear.builder().setUnits(units).build();
  }

  static Block linearRelu(int units) {
    return sequence(linear(units), relu());
  }

  static Block dropout(float share) {
    return Dropout.builder().optRate(share).build();
  }

  static Block maxPool(int kernel, int stride, int padding) {
    return Pool.maxPool2dBlock(square(kernel), square(stride), square(padding));
  }

  static Block avgPool(int kernel, int stride) {
    return Pool.avgPool2dBlock(square(kernel), square(stride));
  }

  /** The mean over the image: (N, C, H, W) to (N, C). */
  static Block globalAvgPool() {
    return Pool.globalAvgPool2dBlock();
  }

  static Block flatten() {
    return Blocks.batchFlattenBlock();
  }

  private static Shape square(int side) {
    return new Shape(side, side);
  }
}
