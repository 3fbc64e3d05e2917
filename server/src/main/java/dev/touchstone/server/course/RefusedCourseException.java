package dev.touchstone.server.course;

/** No course was opened. */
public class RefusedCourseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What is wrong; each is the end of a key of the messages {@code term.refused}. */
  public enum Reason {
    SLUG,
    TAKEN,
    TITLE,
    ZONE
  }

  private final Reason reason;

  public RefusedCourseException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
