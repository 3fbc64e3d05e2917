package dev.touchstone.network.game;

import dev.touchstone.network.Network;
import java.util.List;

/** The networks that play games. */
public final class GameNetworks {

  private GameNetworks() {}

  public static List<Network> all() {
    return List.of(ValueNetwork.network());
  }
}
