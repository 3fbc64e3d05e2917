package dev.touchstone.sandbox;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ulimit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The wall, as one value: no network, no writable disk, no privilege, no way to gain one, and a
 * limit on everything that can be used up. Nothing of it comes from a submission. The system calls
 * are an allowlist (seccomp.json): what training with NumPy and PyTorch uses, without the calls
 * that reach other containers or the kernel's less trodden parts; of fcntl only what concerns
 * descriptors, since record locks can be seen from other containers.
 */
final class Hardening {

  static final String USER = "65534:65534";

  /** How many programs a container is for. */
  enum Use {
    ONCE,
    SERIES
  }

  /** One thread, so that timings do not depend on how many processors a node has. */
  private static final List<String> ONE_THREAD =
      List.of("OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "MKL_NUM_THREADS=1", "HOME=/tmp");

  /** What the host's kernel counts of gVisor itself, which panics if it gets no more. */
  private static final long GVISOR_THREADS = 192;

  private static final long IMPORTS = 3;
  private static final long NANO = 1_000_000_000;
  private static final String SECCOMP = resource("seccomp.json");

  private Hardening() {}

  static List<String> environment(Preload preload, Use use) {
    Stream<String> runner = Stream.of("TOUCHSTONE_PRELOAD=" + preload.argument());
    Stream<String> series = use == Use.SERIES ? Stream.of("TOUCHSTONE_SERIES=yes") : Stream.empty();
    return Stream.of(ONE_THREAD.stream(), runner, series).flatMap(all -> all).toList();
  }

  /**
   * @param runtime the engine's runtime; empty for its default
   */
  static HostConfig hostConfig(Limits limits, String runtime) {
    HostConfig config = wall(limits);
    if (!runtime.isEmpty()) {
      config.withRuntime(runtime);
    }
    if (runtime.equals("runsc")) {
      config.withPidsLimit((long) limits.pids() + GVISOR_THREADS);
    }
    if (limits.gpus() > 0) {
      config.withDeviceRequests(
          List.of(
              new DeviceRequest()
                  .withCount(limits.gpus())
                  .withCapabilities(List.of(List.of("gpu")))));
    }
    return config;
  }

  private static HostConfig wall(Limits limits) {
    return HostConfig.newHostConfig()
        .withNetworkMode("none")
        .withReadonlyRootfs(true)
        .withCapDrop(Capability.ALL)
        .withSecurityOpts(List.of("no-new-privileges", "seccomp=" + SECCOMP))
        .withIpcMode("private")
        .withInit(true)
        .withMemory(limits.memoryBytes())
        .withMemorySwap(limits.memoryBytes())
        .withNanoCPUs((long) (limits.cpus() * NANO))
        .withPidsLimit((long) limits.pids())
        .withUlimits(
            List.of(
                new Ulimit("nofile", (long) limits.openFiles(), (long) limits.openFiles()),
                new Ulimit("fsize", limits.fileBytes(), limits.fileBytes()),
                new Ulimit("cpu", cpuSeconds(limits), cpuSeconds(limits) + 1),
                new Ulimit("core", 0L, 0L)))
        .withTmpFs(
            Map.of(
                "/tmp", tmpfs(limits.scratchBytes(), limits.scratchInodes()),
                "/dev/shm", tmpfs(limits.sharedMemoryBytes(), limits.sharedMemoryInodes()),
                "/dev/mqueue", "ro,noexec,nosuid,nodev,size=4k"))
        .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE));
  }

  /** For one process, should nobody look any more; the kernel counts what imports take as well. */
  static long cpuSeconds(Limits limits) {
    return limits.cpuWithClemency().toSeconds() + IMPORTS;
  }

  private static String tmpfs(long bytes, int inodes) {
    return "rw,noexec,nosuid,nodev,size=%d,nr_inodes=%d".formatted(bytes, inodes);
  }

  private static String resource(String name) {
    try (InputStream in = Hardening.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
