package dev.touchstone.network.generative;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import dev.touchstone.network.Network;
import dev.touchstone.network.block.Sketch;
import dev.touchstone.reference.Text;
import java.util.List;
import java.util.Map;

/**
 * An autoencoder: x (N, D) through ever narrower layers to a linear code, and back through the same
 * widths to pixels σ(o), (N, D).
 *
 * <p>Source: Hinton and Salakhutdinov 2006; Neural Networks and Deep Learning 9.
 */
public final class Autoencoder {

  private Autoencoder() {}

  /**
   * @param pixels D
   * @param widths of the encoder's layers before the code
   * @param code how many numbers a picture is reduced to
   */
  public static Block of(int pixels, List<Integer> widths, int code) {
    return Layers.dense(widths, Activation::reluBlock)
        .add(Layers.linear(code))
        .add(Layers.dense(widths.reversed(), Activation::reluBlock))
        .add(Layers.linear(pixels))
        .add(Activation.sigmoidBlock());
  }

  static Network network() {
    return Network.of(
        "autoencoder",
        new Text("自编码器 784-1000-500-250-30", "Autoencoder 784-1000-500-250-30"),
        () -> Sketch.of(of(784, List.of(1000, 500, 250), 30)),
        new Shape(2, 784),
        new Shape(2, 784),
        Map.of());
  }
}
