package dev.touchstone.server.token;

/** No token is made of that. */
class RefusedTokenException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;

  /**
   * @param reason the end of a message key: {@code token.refused.REASON}
   */
  RefusedTokenException(String reason) {
    super("Refused: " + reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
