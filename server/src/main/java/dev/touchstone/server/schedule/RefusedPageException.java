package dev.touchstone.server.schedule;

/** Something about the course page that cannot be saved as it was typed; nothing changed. */
class RefusedPageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;
  private final String detail;

  /** The text key is {@code schedule.refused.} and the reason. */
  RefusedPageException(String reason, String detail) {
    super("Refused: " + reason);
    this.reason = reason;
    this.detail = detail;
  }

  public String reason() {
    return reason;
  }

  public String detail() {
    return detail;
  }
}
