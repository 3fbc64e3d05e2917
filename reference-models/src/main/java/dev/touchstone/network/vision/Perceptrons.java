package dev.touchstone.network.vision;

import static dev.touchstone.network.vision.Layers.dropout;
import static dev.touchstone.network.vision.Layers.flatten;
import static dev.touchstone.network.vision.Layers.linear;
import static dev.touchstone.network.vision.Layers.linearRelu;
import static dev.touchstone.network.vision.Layers.sequence;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.network.Network;
import dev.touchstone.network.Published;
import dev.touchstone.network.Summary;
import dev.touchstone.reference.Text;
import java.util.Map;

/**
 * Networks that take an image as a row of numbers, x (N, 1, 28, 28) to logits (N, 10): softmax
 * regression o = xW + b, and d2l's perceptron with two hidden layers and dropout behind each.
 *
 * <p>Source: d2l 4.4 (3.6 in the Chinese edition) and 5.6 (4.6).
 */
public final class Perceptrons {

  private static final Shape INPUT = new Shape(2, 1, 28, 28);
  private static final Shape LOGITS = new Shape(2, 10);

  private Perceptrons() {}

  public static Block softmaxRegression() {
    return sequence(flatten(), linear(10));
  }

  public static Block withDropout(int first, int second) {
    return sequence(
        flatten(), linearRelu(first), dropout(0.2f), linearRelu(second), dropout(0.5f), linear(10));
  }

  static Network softmaxRegressionNetwork() {
    return Network.of(
        "softmax-regression",
        new Text("softmax 回归", "Softmax regression"),
        Perceptrons::softmaxRegression,
        INPUT,
        LOGITS,
        Map.of(),
        Published.exactly(Summary.PARAMETERS, 785 * 10, "(784 + 1) · 10"));
  }

  static Network mlp() {
    return Network.of(
        "mlp-dropout",
        new Text("带丢弃法的多层感知机", "Multi-layer perceptron with dropout"),
        () -> withDropout(256, 256),
        INPUT,
        LOGITS,
        Map.of(),
        Published.exactly(
            Summary.PARAMETERS,
            785 * 256 + 257 * 256 + 257 * 10,
            "(d + 1)m + (m + 1)m + (m + 1)k"));
  }
}
