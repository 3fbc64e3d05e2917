package dev.touchstone.server.experiment;

import dev.touchstone.sandbox.Logbook;

/** How a run stands. */
enum RunState {
  RUNNING("RUNNING"),
  FINISHED("ACCEPTED"),
  /** It came to its end, and said itself that it had not come off. */
  GAVE_UP("PARTIAL"),
  RAISED("RUNTIME_ERROR"),
  DIED("RUNTIME_ERROR"),
  TIME_LIMIT("TIME_LIMIT"),
  MEMORY_LIMIT("MEMORY_LIMIT"),
  OUTPUT_LIMIT("OUTPUT_LIMIT"),
  INVALID("INVALID_OUTPUT");

  private final String glyph;

  RunState(String glyph) {
    this.glyph = glyph;
  }

  static RunState of(Logbook.Ending ending, boolean saidWell) {
    return switch (ending) {
      case FINISHED -> saidWell ? FINISHED : GAVE_UP;
      case RAISED -> RAISED;
      case DIED -> DIED;
      case TIME_LIMIT -> TIME_LIMIT;
      case MEMORY_LIMIT -> MEMORY_LIMIT;
      case OUTPUT_LIMIT -> OUTPUT_LIMIT;
      case INVALID -> INVALID;
    };
  }

  /** The verdict whose glyph it has. */
  public String glyph() {
    return glyph;
  }

  public boolean isRunning() {
    return this == RUNNING;
  }
}
