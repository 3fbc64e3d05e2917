package dev.touchstone.server.gradebook;

import java.math.BigDecimal;

/** A number that somebody wrote for a student was not kept. */
public class RefusedGradeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Why; each is the end of a key of the messages {@code gradebook.not}. */
  public enum Reason {
    NUMBER,
    NEGATIVE,
    TOO_MUCH,
    UNFOUNDED,
    CHANGED
  }

  private final Reason reason;
  private final BigDecimal outOf;

  RefusedGradeException(Reason reason, BigDecimal outOf) {
    super(reason.name());
    this.reason = reason;
    this.outOf = outOf;
  }

  public Reason reason() {
    return reason;
  }

  /** Full marks. */
  public String fullText() {
    return Scheme.plain(outOf);
  }

  /** Whether somebody else wrote meanwhile. */
  public boolean isOutdated() {
    return reason == Reason.CHANGED;
  }
}
