package dev.touchstone.server.review;

/** What was typed can not be saved; nothing of it is lost. */
public class RefusedReviewException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;

  /**
   * @param reason the end of a message key: {@code review.refused.REASON}
   */
  public RefusedReviewException(String reason) {
    super("Refused: " + reason);
    this.reason = reason;
  }

  /** The end of the key of the words that say why. */
  public String reason() {
    return reason;
  }
}
