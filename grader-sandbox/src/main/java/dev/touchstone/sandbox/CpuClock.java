package dev.touchstone.sandbox;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Processor time of a program, asked for no sooner than it can have been used up: on so many
 * processors, so much time cannot pass faster than the clock. A program that ends before the next
 * look has therefore kept to its limit, and a short one costs no look at all.
 */
final class CpuClock {

  private static final Duration SHORTEST = Duration.ofMillis(50);

  private final Supplier<Duration> meter;
  private final Duration imports;
  private final Duration allowed;
  private final double cpus;

  /**
   * @param meter processor time of the container since it started
   * @param imports what of it was used before the program came
   */
  CpuClock(Supplier<Duration> meter, Duration imports, Limits limits) {
    this.meter = meter;
    this.imports = imports;
    this.allowed = limits.cpuWithClemency();
    this.cpus = limits.cpus();
  }

  /** How long to wait before the first look. */
  Duration first() {
    return soonest(allowed);
  }

  /** How long to wait before the next look; zero if the time is used up. */
  Duration look() {
    Duration left = allowed.minus(meter.get().minus(imports));
    return left.isPositive() ? soonest(left) : Duration.ZERO;
  }

  private Duration soonest(Duration left) {
    Duration wait = Duration.ofNanos((long) (left.toNanos() / cpus));
    return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
  }
}
