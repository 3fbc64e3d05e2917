package dev.touchstone.network.vision;

import static dev.touchstone.network.vision.Layers.convRelu;
import static dev.touchstone.network.vision.Layers.dropout;
import static dev.touchstone.network.vision.Layers.flatten;
import static dev.touchstone.network.vision.Layers.linear;
import static dev.touchstone.network.vision.Layers.linearRelu;
import static dev.touchstone.network.vision.Layers.maxPool;
import static dev.touchstone.network.vision.Layers.sequence;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.network.Network;
import dev.touchstone.network.Published;
import dev.touchstone.network.Summary;
import dev.touchstone.reference.Text;
import java.util.Map;

/**
 * AlexNet on one device, as the lecture draws it: x (N, 3, 224, 224) → (N, 96, 54, 54) → pooled 26
 * → (N, 256, 26, 26) → pooled 12 → 384, 384, 256 channels at 12 × 12 → pooled 5 → 4096, 4096, K.
 *
 * <p>Source: Krizhevsky et al. 2012; d2l 8.1 (7.1 in the Chinese edition).
 */
public final class AlexNet {

  private AlexNet() {}

  public static Block of(int classes) {
    return sequence(
        convRelu(96, 11, 4, 1),
        maxPool(3, 2, 0),
        convRelu(256, 5, 1, 2),
        maxPool(3, 2, 0),
        convRelu(384, 3, 1, 1),
        convRelu(384, 3, 1, 1),
        convRelu(256, 3, 1, 1),
        maxPool(3, 2, 0),
        flatten(),
        linearRelu(4096),
        dropout(0.5f),
        linearRelu(4096),
        dropout(0.5f),
        linear(classes));
  }

  static Network network() {
    return Network.of(
        "alexnet",
        new Text("AlexNet", "AlexNet"),
        () -> of(10),
        new Shape(1, 3, 224, 224),
        new Shape(1, 10),
        Map.of(
            "conv1 weights",
            Costs.weights(3, 96, 11),
            "conv2 weights",
            Costs.weights(96, 256, 5),
            "conv3-5 weights",
            Costs.weights(256, 384, 3) + Costs.weights(384, 384, 3) + Costs.weights(384, 256, 3),
            "dense1 weights",
            256.0 * 5 * 5 * 4096,
            "dense2 weights",
            4096.0 * 4096,
            "conv1 multiply-adds",
            Costs.multiplyAdds(3, 96, 11, 54),
            "conv2 multiply-adds",
            Costs.multiplyAdds(96, 256, 5, 26),
            "conv3-5 multiply-adds",
            Costs.multiplyAdds(256, 384, 3, 12)
                + Costs.multiplyAdds(384, 384, 3, 12)
                + Costs.multiplyAdds(384, 256, 3, 12)),
        // The sum of the table's own layers, with biases and ten classes.
        Published.rounded(Summary.PARAMETERS, 46.8e6, 0.1e6, "d2l's AlexNet, ten classes"),
        Published.rounded("conv1 weights", 35_000, 1000, "lecture, AlexNet's table"),
        Published.rounded("conv2 weights", 614_000, 1000, "lecture, AlexNet's table"),
        Published.rounded("conv3-5 weights", 3e6, 1e6, "lecture, AlexNet's table"),
        Published.rounded("dense1 weights", 26e6, 1e6, "lecture, AlexNet's table"),
        Published.rounded("dense2 weights", 16e6, 2e6, "lecture, AlexNet's table, rounded down"),
        Published.rounded(
            "conv1 multiply-adds", 101e6, 2e6, "lecture, AlexNet's table, rounded down"),
        Published.rounded("conv2 multiply-adds", 415e6, 1e6, "lecture, AlexNet's table"),
        Published.rounded(
            "conv3-5 multiply-adds", 445e6, 2e6, "lecture, AlexNet's table, rounded down"));
  }
}
