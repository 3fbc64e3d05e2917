package dev.touchstone.server.account;

import org.springframework.security.core.AuthenticationException;

/** Too many refused sign-ins; carries how long to wait. */
class TooManyAttemptsException extends AuthenticationException {

  private static final long serialVersionUID = 1;

  private final long minutes;

  TooManyAttemptsException(long minutes) {
    super("Too many refused sign-ins, wait " + minutes + " min");
    this.minutes = minutes;
  }

  long minutes() {
    return minutes;
  }
}
