package dev.touchstone.server.submission;

import java.util.List;

/**
 * What was handed in is not taken: it can not be a Python source, or is one too many. Nothing was
 * stored, nothing is lost.
 */
public class RefusedHandInException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;
  private final transient List<String> arguments;

  /**
   * @param reason the end of a message key: {@code refused.REASON}
   */
  public RefusedHandInException(String reason, String... arguments) {
    super("Refused: " + reason);
    this.reason = reason;
    this.arguments = List.of(arguments);
  }

  public String messageKey() {
    return "refused." + reason;
  }

  public List<String> arguments() {
    return arguments;
  }
}
