package dev.touchstone.network.vision;

import dev.touchstone.network.Network;
import java.util.List;
import java.util.stream.Stream;

/** The networks that look at images, in the order of the lectures. */
public final class VisionNetworks {

  private VisionNetworks() {}

  public static List<Network> all() {
    return Stream.of(
            List.of(
                Perceptrons.softmaxRegressionNetwork(),
                Perceptrons.mlp(),
                LeNet.network(),
                AlexNet.network()),
            Vgg.networks(),
            List.of(Nin.network(), GoogLeNet.network()),
            ResNet.networks(),
            List.of(FullyConvolutional.network(), TinySsd.network()))
        .flatMap(List::stream)
        .toList();
  }
}
