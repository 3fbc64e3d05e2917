package dev.touchstone.reference;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.Locale;

/**
 * Where references are computed: the processor, or a GPU where the node is told to use one. What a
 * GPU computes agrees with the processor within the exercise's tolerance, not to the last bit, so
 * that it is recorded with every key.
 */
public final class ReferenceDevice {

  private static final String VARIABLE = "TOUCHSTONE_REFERENCE_DEVICE";
  private static final Device CHOSEN = chosen(System.getenv().getOrDefault(VARIABLE, "cpu"));

  private ReferenceDevice() {}

  static Device djl() {
    return CHOSEN;
  }

  /** As it is recorded: {@code cpu}, {@code cuda:0}. */
  public static String name() {
    return CHOSEN.isGpu() ? "cuda:" + CHOSEN.getDeviceId() : "cpu";
  }

  /**
   * @throws IllegalStateException if a GPU is named that this node's engine does not see
   */
  private static Device chosen(String named) {
    String name = named.strip().toLowerCase(Locale.ROOT);
    if (name.equals("cpu")) {
      return Device.cpu();
    }
    if (!name.matches("cuda(:[0-9]{1,2})?")) {
      throw new IllegalStateException(VARIABLE + "=" + named + ": expected cpu, cuda or cuda:N");
    }
    int number = name.contains(":") ? Integer.parseInt(name.substring("cuda:".length())) : 0;
    if (number >= Engine.getInstance().getGpuCount()) {
      throw new IllegalStateException(
          "%s=%s, but this node's engine sees %d GPUs; see docs/gpu.md"
              .formatted(VARIABLE, named, Engine.getInstance().getGpuCount()));
    }
    return Device.gpu(number);
  }
}
