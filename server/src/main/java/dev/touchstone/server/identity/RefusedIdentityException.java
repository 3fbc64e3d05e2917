package dev.touchstone.server.identity;

import org.springframework.security.core.AuthenticationException;

/** Somebody has proved who they are elsewhere, and still does not come in. */
class RefusedIdentityException extends AuthenticationException {

  /** Why not; the text keys are {@code identity.refused.} and it. */
  enum Why {
    /** No account here is known to be theirs. */
    UNKNOWN,
    /** The account that is theirs is locked. */
    LOCKED,
    /** Another account has it, or this account has another of the same provider. */
    TAKEN,
    /** Broken off, or too old, or not what was asked for. */
    FAILED,
    /** The provider does not answer. */
    AWAY
  }

  private static final long serialVersionUID = 1;

  private final Why why;

  RefusedIdentityException(Why why, String message) {
    super(message);
    this.why = why;
  }

  Why why() {
    return why;
  }
}
