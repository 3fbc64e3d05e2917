package dev.touchstone.network.vision;

import static dev.touchstone.network.vision.Layers.conv;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.network.Network;
import dev.touchstone.network.Published;
import dev.touchstone.network.Summary;
import dev.touchstone.reference.Text;
import java.util.Map;

/**
 * A fully convolutional network: the features of ResNet-18, a 1 × 1 convolution to a channel for
 * each of 21 classes, and a transposed convolution by 32 back to the image's size; x (N, 3, H, W)
 * to a class' logit for each pixel (N, 21, H, W).
 *
 * <p>Source: Long et al. 2014; d2l 14.11 (13.11 in the Chinese edition).
 */
public final class FullyConvolutional {

  private static final int CLASSES = 21;

  private FullyConvolutional() {}

  public static Block head() {
    return Layers.sequence(conv(CLASSES, 1, 1, 0), new TransposedConv2d(CLASSES, 64, 32, 16));
  }

  public static Block whole() {
    return ResNet.features(ResNet.Kind.BASIC, ResNet.stages(2, 2, 2, 2)).add(head());
  }

  static Network network() {
    return Network.of(
        "fcn",
        new Text("全卷积网络（ResNet-18）", "Fully convolutional network on ResNet-18"),
        FullyConvolutional::whole,
        new Shape(1, 3, 128, 160),
        new Shape(1, CLASSES, 128, 160),
        Map.of("transposed convolution's weights", Costs.weights(CLASSES, CLASSES, 64)),
        Published.exactly("transposed convolution's weights", 1_806_336, "21 · 21 · 64 · 64"),
        // ResNet-18 without its dense layer of 513,000, a 1 × 1 and the transposed convolution.
        Published.exactly(
            Summary.PARAMETERS,
            11_689_512 - 513_000 + (512 + 1) * 21 + 1_806_336 + 21,
            "torchvision's ResNet-18 and d2l's head"));
  }
}
