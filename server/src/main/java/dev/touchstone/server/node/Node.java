package dev.touchstone.server.node;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node as people are told of it.
 *
 * @param beatAt its last sign of life
 * @param lost whether it missed four beats
 * @param prepared containers that wait for a program; null where none is to wait
 * @param image digest of its sandbox image
 * @param gpus model and memory of each
 */
public record Node(
    UUID id,
    String name,
    String version,
    List<String> roles,
    List<String> lanes,
    NodeState state,
    boolean lost,
    int running,
    @Nullable Integer prepared,
    Instant startedAt,
    Instant beatAt,
    Duration silent,
    int cpus,
    long memoryBytes,
    List<String> gpus,
    @Nullable String image,
    String device) {

  public Node {
    roles = List.copyOf(roles);
    lanes = List.copyOf(lanes);
    gpus = List.copyOf(gpus);
  }

  public boolean isGrader() {
    return roles.contains("grader");
  }

  /** ACTIVE, PAUSED, DRAINING or LOST. */
  public String status() {
    return lost ? "LOST" : state.name();
  }

  /** Bytes as whole gibibytes, for people. */
  public static long gib(long bytes) {
    return Math.round(bytes / (double) (1L << 30));
  }
}
