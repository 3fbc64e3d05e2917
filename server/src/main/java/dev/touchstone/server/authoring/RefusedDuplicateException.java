package dev.touchstone.server.authoring;

/** Nothing was copied; the reason is the end of a key of the messages {@code duplicate.refused}. */
class RefusedDuplicateException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;

  RefusedDuplicateException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
