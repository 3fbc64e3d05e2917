package dev.touchstone.sandbox;

import java.time.Duration;

/**
 * All that a program may use, complete before a container exists.
 *
 * <p>The time that decides is processor time, which other work on the machine doesn't change. The
 * wall time is generous, and only for programs that wait instead of working.
 *
 * @param wall from the moment the program is fed to its last frame
 * @param cpu processor time of one process, the imports of NumPy and PyTorch not counted
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
  private static final int PATIENCE = 6;

  /** For an exercise: seconds, one processor, half a gibibyte. */
  public static Limits standard() {
    return new Limits(
        Duration.ofSeconds(10).multipliedBy(PATIENCE),
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

  /** With so much processor time, in whole seconds, and wall time in proportion. */
  public Limits withTime(Duration cpuTime) {
    return new Limits(
        cpuTime.multipliedBy(PATIENCE),
        cpuTime,
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
