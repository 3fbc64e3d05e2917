package dev.touchstone.server.node;

import com.sun.management.OperatingSystemMXBean;
import dev.touchstone.reference.ReferenceDevice;
import dev.touchstone.server.node.Capabilities.Gpu;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the machine, once. */
final class Hardware {

  private static final Logger log = LoggerFactory.getLogger(Hardware.class);
  private static final long MIB = 1L << 20;
  private static final int PATIENCE_SECONDS = 10;

  private Hardware() {}

  static Capabilities look() {
    return new Capabilities(
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
        gpus(),
        null,
        ReferenceDevice.name());
  }

  // The driver's own tool: where it is missing or answers nothing, no program could use a GPU.
  private static List<Gpu> gpus() {
    try {
      Process asked =
          new ProcessBuilder(
                  "nvidia-smi", "--query-gpu=name,memory.total", "--format=csv,noheader,nounits")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        asked.destroyForcibly();
        log.warn("nvidia-smi does not answer; this node offers no GPU");
        return List.of();
      }
      String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return asked.exitValue() == 0 ? parse(answer) : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** Lines such as {@code NVIDIA H100 80GB HBM3, 81559}, the memory in MiB. */
  static List<Gpu> parse(String answer) {
    return answer
        .lines()
        .map(line -> line.split(","))
        .filter(parts -> parts.length == 2 && parts[1].strip().matches("[0-9]{1,9}"))
        .map(parts -> new Gpu(parts[0].strip(), Long.parseLong(parts[1].strip()) * MIB))
        .toList();
  }
}
