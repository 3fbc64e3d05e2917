package dev.touchstone.server.regrade;

/** A regrade that cannot be begun, applied or discarded; nothing has changed. */
class RefusedRegradeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Reason reason;

  enum Reason {
    /** Nothing is graded, so there is nothing to grade again. */
    NOTHING,
    UNFINISHED,
    OUTDATED,
    APPLIED,
    DISCARDED
  }

  RefusedRegradeException(Reason reason) {
    super("Refused: " + reason);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
