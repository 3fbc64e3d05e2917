package dev.touchstone.network.generative;

import dev.touchstone.network.Network;
import java.util.List;
import java.util.stream.Stream;

/** The networks that make data, in the order of the lectures. */
public final class GenerativeNetworks {

  private GenerativeNetworks() {}

  public static List<Network> all() {
    return Stream.of(
            List.of(Autoencoder.network(), Vae.network()), Gan.networks(), List.of(UNet.network()))
        .flatMap(List::stream)
        .toList();
  }
}
