package dev.touchstone.server.fix;

/** What was asked for can not be; nothing changed, and what was typed is shown again. */
class RefusedFixException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;

  /**
   * @param reason the end of a message key: {@code fix.refused.REASON}
   */
  RefusedFixException(String reason) {
    super("Refused: " + reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
