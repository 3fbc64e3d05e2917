package dev.touchstone.network.generative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.BatchNorm;
import dev.touchstone.network.Network;
import dev.touchstone.network.Published;
import dev.touchstone.network.Summary;
import dev.touchstone.reference.Text;
import java.util.List;
import java.util.Map;

/**
 * A generative adversarial network: the generator turns noise z (N, k) into pixels σ(o), (N, D);
 * the discriminator tells real pixels from generated ones by a logit (N, 1).
 *
 * <p>Source: Goodfellow et al. 2014; Neural Networks and Deep Learning 13.3.
 */
public final class Gan {

  private Gan() {}

  public static Block generator(List<Integer> widths, int pixels) {
    return Layers.dense(widths, Layers::leaky)
        .add(Layers.linear(pixels))
        .add(Activation.sigmoidBlock());
  }

  public static Block discriminator(List<Integer> widths) {
    return Layers.dense(widths, Layers::leaky).add(Layers.linear(1));
  }

  /** −log D(real) − log(1 − D(fake)), from logits, each a mean. */
  public static NDArray discriminatorLoss(NDArray real, NDArray fake) {
    return Activation.softPlus(real.neg()).mean().add(Activation.softPlus(fake).mean());
  }

  /** −log D(fake), which unlike log(1 − D(fake)) has a slope where the generator is still bad. */
  public static NDArray generatorLoss(NDArray fake) {
    return Activation.softPlus(fake.neg()).mean();
  }

  /**
   * The discriminator of a DCGAN: x (N, 3, 64, 64), four convolutions of stride 2 that double the
   * channels, and one over the 4 × 4 that are left, to logits (N, 1, 1, 1).
   *
   * <p>Source: Radford et al. 2016, as PyTorch's tutorial has it.
   */
  static Block convolutionalDiscriminator(int channels) {
    SequentialBlock layers =
        new SequentialBlock().add(Layers.conv(channels, 4, 2, 1, false)).add(Layers.leaky());
    for (int doubled = 2; doubled <= 8; doubled *= 2) {
      layers
          .add(Layers.conv(doubled * channels, 4, 2, 1, false))
          .add(BatchNorm.builder().build())
          .add(Layers.leaky());
    }
    return layers.add(Layers.conv(1, 4, 1, 0, false));
  }

  static List<Network> networks() {
    return List.of(
        Network.of(
            "gan-generator",
            new Text("GAN 的生成器", "The generator of a GAN"),
            () -> generator(List.of(256, 512), 784),
            new Shape(2, 100),
            new Shape(2, 784),
            Map.of()),
        Network.of(
            "gan-discriminator",
            new Text("GAN 的判别器", "The discriminator of a GAN"),
            () -> discriminator(List.of(512, 256)),
            new Shape(2, 784),
            new Shape(2, 1),
            Map.of()),
        Network.of(
            "dcgan-discriminator",
            new Text("DCGAN 的判别器", "The discriminator of a DCGAN"),
            () -> convolutionalDiscriminator(64),
            new Shape(2, 3, 64, 64),
            new Shape(2, 1, 1, 1),
            Map.of(),
            Published.exactly(Summary.PARAMETERS, 2_765_568, "PyTorch's DCGAN tutorial")));
  }
}
