package dev.touchstone.server.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody saved it meanwhile: nothing was overwritten, and what was typed is shown again. */
public class StaleException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What was changed. */
  public enum What {
    REVIEW,
    RUBRIC,
    COMMENT
  }

  private final What what;
  private final @Nullable String by;
  private final @Nullable Instant at;

  StaleException(What what, @Nullable String by, @Nullable Instant at) {
    super(what + " was changed meanwhile");
    this.what = what;
    this.by = by;
    this.at = at;
  }

  public What what() {
    return what;
  }

  /** Who that was. */
  public String by() {
    return by == null ? "–" : by;
  }

  public @Nullable Instant at() {
    return at;
  }
}
