package dev.touchstone.server.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.node.Capabilities.Gpu;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a node says of its machine. */
class HardwareTest {

  @Test
  void theDriversAnswerNamesModelsAndMemory() {
    assertThat(Hardware.parse("NVIDIA H100 80GB HBM3, 81559\nTesla T4, 15360\n"))
        .containsExactly(
            new Gpu("NVIDIA H100 80GB HBM3", 81559L << 20), new Gpu("Tesla T4", 15360L << 20));
    assertThat(Hardware.parse("No devices were found\n")).isEmpty();
  }

  @Test
  void aNodeOffersWhatItHasAndItsImageOnceTheEngineHasAnswered() {
    var none = new Capabilities(4, 1L << 33, List.of(), null, "cpu");
    assertThat(none.offers()).isEmpty();
    assertThat(none.with(Optional.of("sha256:1")).with(Optional.empty()).offers())
        .as("also while the engine is away")
        .containsExactly("image:sha256:1");
    var gpu = new Gpu("Tesla T4", 15360L << 20);
    assertThat(new Capabilities(4, 1L << 33, List.of(gpu, gpu), null, "cuda:0").offers())
        .containsExactly("gpu", "gpu:Tesla T4");
  }
}
