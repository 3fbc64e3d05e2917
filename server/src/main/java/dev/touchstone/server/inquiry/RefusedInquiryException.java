package dev.touchstone.server.inquiry;

/** It can not be asked or answered so; nothing changed, and what was typed is shown again. */
class RefusedInquiryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;

  /**
   * @param reason the end of a message key: {@code inquiry.refused.REASON}
   */
  RefusedInquiryException(String reason) {
    super("Refused: " + reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
