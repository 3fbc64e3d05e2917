package dev.touchstone.server.competition;

import java.util.List;

/** Something about a team that cannot be as it was asked for; nothing has changed. */
class RefusedTeamException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;
  private final transient List<String> arguments;

  /**
   * @param reason the end of a message key: {@code refused.REASON}
   */
  RefusedTeamException(String reason, String... arguments) {
    super("Refused: " + reason);
    this.reason = reason;
    this.arguments = List.of(arguments);
  }

  public String reason() {
    return reason;
  }

  public String messageKey() {
    return "refused." + reason;
  }

  public List<String> arguments() {
    return arguments;
  }
}
