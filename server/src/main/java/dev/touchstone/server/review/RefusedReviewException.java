package dev.touchstone.server.review;

/** What was typed can not be saved; nothing of it is lost. */
class RefusedReviewException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;

  /**
   * @param reason the end of a message key: {@code review.refused.REASON}
   */
  RefusedReviewException(String reason) {
    super("Refused: " + reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
