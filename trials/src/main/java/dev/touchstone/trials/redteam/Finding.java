package dev.touchstone.trials.redteam;

import org.jspecify.annotations.Nullable;

/**
 * How an attack went.
 *
 * @param held null if it was not run
 * @param reason why it was not run, or how it got through; what was remarkable otherwise
 */
record Finding(
    String id,
    String title,
    String expected,
    @Nullable String seen,
    @Nullable Boolean held,
    @Nullable String reason) {

  static Finding notRun(Attack attack) {
    return new Finding(attack.id(), attack.title(), "not run", null, null, attack.needs());
  }

  boolean isHeld() {
    return Boolean.TRUE.equals(held);
  }

  /** The line of the list. */
  String line() {
    String state = held == null ? "not run " : held ? "held    " : "BREACHED";
    String why = reason == null ? "" : "  (" + reason + ")";
    return state + "  %-4s  ".formatted(id) + title + (seen == null ? "" : "  → " + seen) + why;
  }
}
