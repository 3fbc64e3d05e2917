package dev.touchstone.network;

import dev.touchstone.network.attention.AttentionNetworks;
import dev.touchstone.network.game.GameNetworks;
import dev.touchstone.network.generative.GenerativeNetworks;
import dev.touchstone.network.language.LanguageNetworks;
import dev.touchstone.network.vision.VisionNetworks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every network there is, in the order of the lectures. */
public final class Networks {

  private Networks() {}

  public static List<Network> all() {
    return Stream.of(
            VisionNetworks.all(),
            LanguageNetworks.all(),
            AttentionNetworks.all(),
            GenerativeNetworks.all(),
            GameNetworks.all())
        .flatMap(List::stream)
        .toList();
  }

  public static Optional<Network> find(String id) {
    return all().stream().filter(network -> network.id().equals(id)).findFirst();
  }
}
