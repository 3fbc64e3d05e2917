package dev.touchstone.server.backup;

/** A backup that cannot be taken or used, said for the person at the keyboard. */
class BackupException extends RuntimeException {

  BackupException(String message) {
    super(message);
  }

  BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
