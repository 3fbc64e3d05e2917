package dev.touchstone.server.discussion;

/** A post or a question that cannot be as it was asked for; nothing changed. */
class RefusedPostException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;

  /** The text key is {@code questions.refused.} and the reason. */
  RefusedPostException(String reason) {
    super("Refused: " + reason);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
