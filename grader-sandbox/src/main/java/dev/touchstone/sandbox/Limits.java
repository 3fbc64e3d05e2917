package dev.touchstone.sandbox;

import java.time.Duration;

/**
 * All that a program may use, complete before a container exists.
 *
 * @param wall from the moment the program is fed to its last frame
 * @param cpu processor time of one process
 * @param memoryBytes memory of the container; there is no swap
 * @param pids processes and threads together
 * @param scratchBytes what fits into /tmp
 * @param logBytes what it may print
 * @param valueBytes what it may hand in, over all cases
 */
public record Limits(
    Duration wall,
    Duration cpu,
    double cpus,
    long memoryBytes,
    int pids,
    int openFiles,
    long fileBytes,
    long scratchBytes,
    int scratchInodes,
    long sharedMemoryBytes,
    int logBytes,
    int valueBytes) {

  private static final long MIB = 1 << 20;

  /** For an exercise: seconds, one processor, half a gibibyte. */
  public static Limits standard() {
    return new Limits(
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        1,
        512 * MIB,
        64,
        256,
        64 * MIB,
        64 * MIB,
        4096,
        64 * MIB,
        256 << 10,
        16 << 20);
  }

  public Limits withTime(Duration time) {
    return new Limits(
        time,
        time,
        cpus,
        memoryBytes,
        pids,
        openFiles,
        fileBytes,
        scratchBytes,
        scratchInodes,
        sharedMemoryBytes,
        logBytes,
        valueBytes);
  }

  public Limits withMemory(long bytes) {
    return new Limits(
        wall,
        cpu,
        cpus,
        bytes,
        pids,
        openFiles,
        fileBytes,
        scratchBytes,
        scratchInodes,
        sharedMemoryBytes,
        logBytes,
        valueBytes);
  }
}
