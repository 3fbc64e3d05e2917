package dev.touchstone.network.attention;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;

/** The parts that a layer is made of, each (N, T, d) to (N, T, d). */
final class Layers {

  /** What stands between the two linear maps of a feed-forward network. */
  enum Bend {
    /** As in the Transformer. */
    RELU {
      @Override
      Block block() {
        return Activation.reluBlock();
      }
    },
    /** As in BERT. */
    GELU {
      @Override
      Block block() {
        return Activation.geluBlock();
      }
    };

    abstract Block block();
  }

  private Layers() {}

  static Block linear(int units) {
    return Linear.builder().setUnits(units).build();
  }

  /** Each place by itself: W₂ f(W₁ x + b₁) + b₂. */
  static Block feedForward(Sizes sizes, Bend bend) {
    return new SequentialBlock()
        .add(linear(sizes.inner()))
        .add(bend.block())
        .add(linear(sizes.width()));
  }

  /** Layer normalisation over the last axis. */
  static Block norm() {
    return LayerNorm.builder().axis(2).build();
  }
}
