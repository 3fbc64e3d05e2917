package dev.touchstone.training.generative;

import java.util.Locale;
import java.util.function.Consumer;

/** Says the loss ten times in a run of so many steps. */
record Progress(Consumer<String> lines, int steps) {

  private static final int LINES = 10;

  void say(int step, double loss) {
    if (step % Math.max(1, steps / LINES) == 0) {
      lines.accept(String.format(Locale.ROOT, "step %d: loss %.4f", step, loss));
    }
  }

  /** A learning rate that falls to 0 in a straight line. */
  double falling(double rate, int step) {
    return rate * (1 - (double) step / steps);
  }
}
