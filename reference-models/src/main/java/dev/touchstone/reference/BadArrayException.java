package dev.touchstone.reference;

/** Bytes that are no array we accept. The message names the array and the rule it breaks. */
public final class BadArrayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadArrayException(String array, String rule) {
    super(array + ": " + rule);
  }
}
