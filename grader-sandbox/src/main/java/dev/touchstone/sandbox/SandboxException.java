package dev.touchstone.sandbox;

/**
 * The sandbox itself failed. It says nothing about the program, and must cost its author nothing.
 */
public final class SandboxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SandboxException(String message) {
    super(message);
  }

  public SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
