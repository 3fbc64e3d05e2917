package dev.touchstone.sandbox;

import java.util.concurrent.Semaphore;

/**
 * Memory promised to containers: nobody is let in whose limit, added to those of all others, could
 * use up the machine.
 */
final class MemoryBudget {

  private static final long MIB = 1 << 20;

  private final Semaphore mebibytes;
  private final int total;

  MemoryBudget(long bytes) {
    this.total = (int) Math.max(1, bytes / MIB);
    // Fair: a program that needs much is not passed by small ones for ever.
    this.mebibytes = new Semaphore(total, true);
  }

  /** Waits until so much is free; what is more than there is at all gets all there is. */
  void reserve(long bytes) {
    mebibytes.acquireUninterruptibly(share(bytes));
  }

  boolean tryReserve(long bytes) {
    return mebibytes.tryAcquire(share(bytes));
  }

  void release(long bytes) {
    mebibytes.release(share(bytes));
  }

  private int share(long bytes) {
    return (int) Math.min(total, Math.max(1, bytes / MIB));
  }
}
