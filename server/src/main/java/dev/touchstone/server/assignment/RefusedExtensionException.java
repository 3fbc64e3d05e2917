package dev.touchstone.server.assignment;

/** An extension that cannot be granted as it was asked for; nothing has changed. */
class RefusedExtensionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** What is wrong, and so with which field of the form. */
  enum Reason {
    STUDENT("student"),
    UNREADABLE("due"),
    TOO_EARLY("due"),
    TOO_FAR("due"),
    UNFOUNDED("reason");

    private final String field;

    Reason(String field) {
      this.field = field;
    }
  }

  RefusedExtensionException(Reason reason) {
    super("Refused: " + reason);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  public boolean isAbout(String field) {
    return reason.field.equals(field);
  }
}
