package dev.touchstone.server.account;

import java.util.Locale;
import java.util.Optional;

/** A password as somebody chose it, typed twice. */
public record NewPassword(String password, String again) {

  static final int SHORTEST = 10;
  static final int LONGEST = 128;

  /**
   * What is wrong with it for an account of that name; the text key is {@code password.} and it.
   */
  public Optional<String> wrongFor(String name) {
    if (password.length() < SHORTEST) {
      return Optional.of("short");
    }
    if (password.length() > LONGEST) {
      return Optional.of("long");
    }
    if (password.toLowerCase(Locale.ROOT).contains(name)
        || password.chars().distinct().count() < 4) {
      return Optional.of("easy");
    }
    return password.equals(again) ? Optional.empty() : Optional.of("differs");
  }

  @Override
  public String toString() {
    return "NewPassword[…]";
  }
}
