package dev.touchstone.network.vision;

import static dev.touchstone.network.vision.Layers.avgPool;
import static dev.touchstone.network.vision.Layers.conv;
import static dev.touchstone.network.vision.Layers.flatten;
import static dev.touchstone.network.vision.Layers.linear;
import static dev.touchstone.network.vision.Layers.sequence;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import dev.touchstone.network.Network;
import dev.touchstone.network.Published;
import dev.touchstone.network.Summary;
import dev.touchstone.reference.Text;
import java.util.Map;

/**
 * LeNet-5 as the lecture draws it: x (N, 1, 28, 28), convolution to (N, 6, 28, 28), mean pooling to
 * 14 × 14, convolution to (N, 16, 10, 10), mean pooling to 5 × 5, then 120, 84 and 10 units; logits
 * (N, 10).
 *
 * <p>Source: LeCun et al. 1998; d2l 7.6 (6.6 in the Chinese edition). The lecture's table has 150
 * and 2,400 weights for the convolutions; its dense layers are printed ten times too large.
 */
public final class LeNet {

  private LeNet() {}

  /**
   * With the activation between the layers: the original's sigmoid, or ReLU, which learns faster.
   */
  public static Block with(Block activation, Block second, Block third, Block fourth) {
    return sequence(
        conv(6, 5, 1, 2),
        activation,
        avgPool(2, 2),
        conv(16, 5, 1, 0),
        second,
        avgPool(2, 2),
        flatten(),
        linear(120),
        third,
        linear(84),
        fourth,
        linear(10));
  }

  public static Block original() {
    return with(sigmoid(), sigmoid(), sigmoid(), sigmoid());
  }

  public static Block withRelu() {
    return with(Layers.relu(), Layers.relu(), Layers.relu(), Layers.relu());
  }

  private static Block sigmoid() {
    return Activation.sigmoidBlock();
  }

  static Network network() {
    return Network.of(
        "lenet",
        new Text("LeNet", "LeNet"),
        LeNet::original,
        new Shape(2, 1, 28, 28),
        new Shape(2, 10),
        Map.of(
            "conv1 weights", Costs.weights(1, 6, 5),
            "conv2 weights", Costs.weights(6, 16, 5),
            "conv1 multiply-adds", Costs.multiplyAdds(1, 6, 5, 28),
            "conv2 multiply-adds", Costs.multiplyAdds(6, 16, 5, 10)),
        Published.exactly(Summary.PARAMETERS, 61_706, "LeNet-5 with 28 × 28 inputs, d2l"),
        Published.exactly("conv1 weights", 150, "lecture, AlexNet's table"),
        Published.rounded("conv2 weights", 2_400, 100, "lecture, AlexNet's table"),
        Published.rounded("conv1 multiply-adds", 120_000, 10_000, "lecture, corrected"),
        Published.rounded("conv2 multiply-adds", 240_000, 10_000, "lecture, corrected"));
  }
}
