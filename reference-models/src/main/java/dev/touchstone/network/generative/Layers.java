package dev.touchstone.network.generative;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.function.Supplier;

/** The layers that several of these networks are made of. */
final class Layers {

  private static final float LEAK = 0.2f;

  private Layers() {}

  static Block linear(int units) {
    return Linear.builder().setUnits(units).build();
  }

  /** Linear layers of these widths, each with its activation. */
  static SequentialBlock dense(List<Integer> widths, Supplier<Block> activation) {
    SequentialBlock layers = new SequentialBlock();
    widths.forEach(width -> layers.add(linear(width)).add(activation.get()));
    return layers;
  }

  static Block leaky() {
    return Activation.leakyReluBlock(LEAK);
  }

  static Block conv(int filters, int kernel, int stride) {
    return conv(filters, kernel, stride, kernel / 2, true);
  }

  static Block conv(int filters, int kernel, int stride, int padding, boolean bias) {
    return Conv2d.builder()
        .setFilters(filters)
        .setKernelShape(new Shape(kernel, kernel))
        .optStride(new Shape(stride, stride))
        .optPadding(new Shape(padding, padding))
        .optBias(bias)
        .build();
  }
}
