package dev.touchstone.sandbox;

import java.time.Duration;

/**
 * All that a program may use, complete before a container exists.
 *
 * <p>The time that decides is processor time of the whole container, which other work on the
 * machine hardly changes. The wall time is generous, and only for programs that wait instead of
 * working.
 *
 * @param wall from the moment the program is fed to its last frame
 * @param cpu processor time of all its processes, what was imported before it came not counted
 * @param cpus how many processors it may keep busy
 * @param memoryBytes memory of the container; there is no swap
 * @param pids processes and threads together
 * @param openFiles descriptors of one process
 * @param fileBytes size of one file
 * @param scratchBytes what fits into /tmp
 * @param scratchInodes files and folders in /tmp
 * @param sharedMemoryBytes what fits into /dev/shm
 * @param sharedMemoryInodes files in /dev/shm
 * @param logBytes what it may print
 * @param logLines likewise, in lines
 * @param valueBytes what it may hand in, over all cases
 * @param arrays how many arrays a case may hand in
 * @param gpus how many GPUs it gets
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
    int sharedMemoryInodes,
    int logBytes,
    int logLines,
    int valueBytes,
    int arrays,
    int gpus) {

  private static final long MIB = 1 << 20;
  private static final int PATIENCE = 6;

  /**
   * The same work takes more processor time on a busy machine, whose caches are shared: 1.3 times
   * was the most that was seen of work of seconds, and 200 ms more of work of a quarter second. So
   * nobody is stopped before half as much again and a quarter second, and who keeps to the limit on
   * an idle machine keeps to it on a busy one.
   */
  private static final double CLEMENCY = 1.5;

  private static final Duration CLEMENCY_OF_SHORT_WORK = Duration.ofMillis(250);

  public Limits {
    if (cpu.isNegative() || cpu.isZero() || wall.compareTo(cpu) < 0 || cpus <= 0) {
      throw new IllegalArgumentException("no time to run in");
    }
    if (memoryBytes < 64 * MIB || pids < 8 || gpus < 0) {
      throw new IllegalArgumentException("not enough to start Python with");
    }
  }

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
        512,
        256 << 10,
        20_000,
        16 << 20,
        64,
        0);
  }

  /** With so much processor time, and wall time in proportion. */
  public Limits withTime(Duration cpuTime) {
    return with(cpuTime.multipliedBy(PATIENCE), cpuTime, memoryBytes, valueBytes, gpus);
  }

  public Limits withMemory(long bytes) {
    return with(wall, cpu, bytes, valueBytes, gpus);
  }

  public Limits withValues(int bytes) {
    return with(wall, cpu, memoryBytes, bytes, gpus);
  }

  public Limits withGpus(int count) {
    return with(wall, cpu, memoryBytes, valueBytes, count);
  }

  private Limits with(Duration wallTime, Duration cpuTime, long memory, int values, int gpuCount) {
    return new Limits(
        wallTime,
        cpuTime,
        cpus,
        memory,
        pids,
        openFiles,
        fileBytes,
        scratchBytes,
        scratchInodes,
        sharedMemoryBytes,
        sharedMemoryInodes,
        logBytes,
        logLines,
        values,
        arrays,
        gpuCount);
  }

  /** When a program is stopped, rather than what it is told. */
  Duration cpuWithClemency() {
    return Duration.ofMillis((long) (cpu.toMillis() * CLEMENCY)).plus(CLEMENCY_OF_SHORT_WORK);
  }
}
