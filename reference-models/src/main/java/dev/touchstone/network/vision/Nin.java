package dev.touchstone.network.vision;

import static dev.touchstone.network.vision.Layers.convRelu;
import static dev.touchstone.network.vision.Layers.dropout;
import static dev.touchstone.network.vision.Layers.globalAvgPool;
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
 * Network in network: each block is a convolution with two 1 × 1 convolutions behind it, and the
 * last one has a channel for each class, whose mean over the image is the logit; x (N, 1, 224, 224)
 * to logits (N, 10). No dense layer.
 *
 * <p>Source: Lin et al. 2013; d2l 8.3 (7.3 in the Chinese edition).
 */
public final class Nin {

  private Nin() {}

  static Block block(int channels, int kernel, int stride, int padding) {
    return sequence(
        convRelu(channels, kernel, stride, padding),
        convRelu(channels, 1, 1, 0),
        convRelu(channels, 1, 1, 0));
  }

  public static Block of(int classes) {
    return sequence(
        block(96, 11, 4, 0),
        maxPool(3, 2, 0),
        block(256, 5, 1, 2),
        maxPool(3, 2, 0),
        block(384, 3, 1, 1),
        maxPool(3, 2, 0),
        dropout(0.5f),
        block(classes, 3, 1, 1),
        globalAvgPool());
  }

  static Network network() {
    return Network.of(
        "nin",
        new Text("NiN", "NiN"),
        () -> of(10),
        new Shape(1, 1, 224, 224),
        new Shape(1, 10),
        Map.of("last convolution's weights", Costs.weights(384, 10, 3)),
        Published.exactly(
            Summary.PARAMETERS,
            (121 + 1) * 96
                + 2 * 97 * 96
                + (25 * 96 + 1) * 256
                + 2 * 257 * 256
                + (9 * 256 + 1) * 384
                + 2 * 385 * 384
                + (9 * 384 + 1) * 10
                + 2 * 11 * 10,
            "co (ci kh kw + 1) over the layers of d2l 8.3"));
  }
}
