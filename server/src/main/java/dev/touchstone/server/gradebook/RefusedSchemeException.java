package dev.touchstone.server.gradebook;

/** The formula is not kept as it was written. */
class RefusedSchemeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What is wrong; each is the end of a key of the messages {@code gradebook.refused}. */
  enum Reason {
    SUM,
    EMPTY,
    TWICE,
    UNKNOWN,
    WEIGHT,
    NUMBER,
    TITLE,
    OUT_OF,
    DROP,
    BANDS,
    LOWEST,
    /** Somebody else changed it meanwhile. */
    CHANGED
  }

  private final Reason reason;
  private final String about;

  RefusedSchemeException(Reason reason) {
    this(reason, "");
  }

  RefusedSchemeException(Reason reason, Object about) {
    super(reason + " " + about);
    this.reason = reason;
    this.about = String.valueOf(about);
  }

  public Reason reason() {
    return reason;
  }

  /** What was written there. */
  public String about() {
    return about;
  }
}
