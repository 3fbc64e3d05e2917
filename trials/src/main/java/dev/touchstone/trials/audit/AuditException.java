package dev.touchstone.trials.audit;

/** Nothing can be said, because what was given is not what an audit needs. */
final class AuditException extends RuntimeException {

  AuditException(String message) {
    super(message);
  }
}
