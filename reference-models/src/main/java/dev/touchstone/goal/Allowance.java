package dev.touchstone.goal;

/**
 * What a program may use, training and prediction together.
 *
 * @param seconds of processor time
 * @param megabytes of memory
 */
public record Allowance(int seconds, int megabytes) {

  public Allowance {
    if (seconds < 1 || megabytes < 64) {
      throw new IllegalArgumentException("nothing to learn with");
    }
  }
}
