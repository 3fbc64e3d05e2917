package dev.touchstone.server.roster;

import java.util.List;

/** Something that cannot be done to a roster or a right as it was asked for; nothing changed. */
class RefusedRosterException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;
  private final List<String> details;

  /** The text key is {@code people.refused.} and the reason. */
  RefusedRosterException(String reason, String... details) {
    super("Refused: " + reason);
    this.reason = reason;
    this.details = List.of(details);
  }

  public String reason() {
    return reason;
  }

  public String detail(int number) {
    return number < details.size() ? details.get(number) : "";
  }
}
