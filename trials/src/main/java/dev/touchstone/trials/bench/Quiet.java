package dev.touchstone.trials.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * Waits until the machine has nothing to do, so that what one run leaves behind – a pool that is
 * filled up again, a container that is removed – is not measured with the next.
 */
final class Quiet {

  private static final Duration LOOK = Duration.ofMillis(150);
  private static final int LOOKS = 2;
  private static final double IDLE = 0.9;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Quiet() {}

  static void await() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int quiet = 0; quiet < LOOKS && System.nanoTime() < end; ) {
      quiet = idleShare() >= IDLE ? quiet + 1 : 0;
    }
  }

  private static double idleShare() {
    long[] before = ticks();
    pause(LOOK);
    long[] after = ticks();
    long idle = after[3] - before[3];
    long all = Arrays.stream(after).sum() - Arrays.stream(before).sum();
    return all == 0 ? 1 : (double) idle / all;
  }

  /** user, nice, system, idle, … of all processors together. */
  private static long[] ticks() {
    try {
      String first = Files.readAllLines(Path.of("/proc/stat")).getFirst();
      return Arrays.stream(first.strip().split("\\s+"))
          .skip(1)
          .limit(8)
          .mapToLong(Long::parseLong)
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
