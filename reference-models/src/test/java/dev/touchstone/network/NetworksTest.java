package dev.touchstone.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every network has the shapes it says, and the figures that were published of it. */
class NetworksTest {

  static List<Network> networks() {
    return Networks.all();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void shapesAndFiguresAreThePublishedOnes(Network network) {
    Summary summary = Summary.of(network);

    assertThat(summary.outputs()).isEqualTo(network.outputs());
    assertThat(summary.disagreeing()).as(summary.figures().toString()).isEmpty();
  }
}
