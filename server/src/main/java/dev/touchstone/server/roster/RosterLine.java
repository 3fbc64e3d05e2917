package dev.touchstone.server.roster;

import dev.touchstone.server.account.Account;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A student as a line of a roster names them, with nothing in it that an account cannot have.
 *
 * @param number 学号
 * @param account what they sign in with, where the file says it
 */
record RosterLine(
    int line,
    @Nullable String number,
    String displayName,
    @Nullable String section,
    @Nullable String account,
    @Nullable String email) {

  RosterLine {
    if (number == null && account == null) {
      throw new IllegalArgumentException("Line " + line + " says neither number nor account");
    }
  }

  /** What the account is called if there is none yet. */
  String accountOrNumber() {
    if (account != null) {
      return account;
    }
    String name = String.valueOf(number).toLowerCase(Locale.ROOT);
    return Account.NAME.matcher(name).matches() ? name : "s-" + name.replaceFirst("^[._-]+", "");
  }
}
