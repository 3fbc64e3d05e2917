package dev.touchstone.server.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a node has.
 *
 * @param memoryBytes of the machine, or of the container the node is in
 * @param image digest of what programs run in; null while no engine has answered
 * @param device what DJL computes references on: {@code cpu}, {@code cuda:0}
 */
record Capabilities(
    int cpus, long memoryBytes, List<Gpu> gpus, @Nullable String image, String device) {

  /** A GPU as its driver names it. */
  record Gpu(String model, long memoryBytes) {}

  Capabilities {
    gpus = List.copyOf(gpus);
  }

  Capabilities with(Optional<String> imageNow) {
    return new Capabilities(cpus, memoryBytes, gpus, imageNow.orElse(image), device);
  }

  /** What a job may name among its needs. */
  List<String> offers() {
    List<String> offers = new ArrayList<>();
    if (!gpus.isEmpty()) {
      offers.add("gpu");
      gpus.stream().map(gpu -> "gpu:" + gpu.model()).distinct().forEach(offers::add);
    }
    if (image != null) {
      offers.add("image:" + image);
    }
    return offers;
  }
}
