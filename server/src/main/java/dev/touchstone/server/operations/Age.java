package dev.touchstone.server.operations;

/** How long something takes or waits, in the largest unit that says enough. */
record Age(long seconds) {

  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int ENOUGH = 2;

  /** Ends the key {@code operations.age.}. */
  public String unit() {
    return seconds < ENOUGH * MINUTE ? "seconds" : seconds < ENOUGH * HOUR ? "minutes" : "hours";
  }

  public long number() {
    return seconds < ENOUGH * MINUTE
        ? seconds
        : seconds < ENOUGH * HOUR ? seconds / MINUTE : seconds / HOUR;
  }
}
