package dev.touchstone.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * Something that a program said of itself while it ran. Names and texts are short and harmless to
 * show; nothing else about them can be believed, and whoever forges them draws his own curve.
 */
public sealed interface Logged {

  /** What a series shows. */
  enum Curve {
    LOSS,
    METRIC
  }

  /** What a setting is about. */
  enum About {
    HYPER,
    BEST,
    OTHER
  }

  /**
   * A value of a series.
   *
   * @param index which value of its series it is, counted from 0 over those told and those not
   * @param step as the program counts, in any order
   * @param value may be infinite, or no number
   */
  record Point(
      Curve curve, String name, long index, long step, @Nullable Double epoch, double value)
      implements Logged {}

  /**
   * A hyper-parameter, a best result, or anything else.
   *
   * @param number of a number; null of a text
   */
  record Setting(About about, String name, String text, @Nullable Double number)
      implements Logged {}

  /** It says that it came to its end, as it was meant to or not. */
  record End(boolean well) implements Logged {}
}
