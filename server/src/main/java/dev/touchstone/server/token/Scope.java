package dev.touchstone.server.token;

/** What a token is good for. Neither holds the other. */
public enum Scope {
  /** To read and to download. */
  READ,
  /** To change what its person may change. */
  GRADE;

  /** As Spring Security knows it. */
  public String authority() {
    return "SCOPE_" + name();
  }
}
