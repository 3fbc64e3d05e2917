package dev.touchstone.server.integrity;

/** Somebody else changed it after the reader had opened it. Nothing was stored. */
final class StaleException extends RuntimeException {

  StaleException(String what) {
    super(what);
  }
}
