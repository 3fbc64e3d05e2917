package dev.touchstone.server.gradebook;

/** A file that cannot be read as a table of grades. */
class RefusedFileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What is wrong; each is the end of a key of the messages {@code gradebook.file}. */
  enum Reason {
    EMPTY,
    ENCODING,
    SHEET,
    HEADER,
    TOO_LONG
  }

  private final Reason reason;

  RefusedFileException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
