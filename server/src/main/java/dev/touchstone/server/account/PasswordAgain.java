package dev.touchstone.server.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Asks somebody who is signed in for the password once more. Whoever finds an open screen may not
 * try passwords for long either.
 */
@Component
public class PasswordAgain {

  private final Accounts accounts;
  private final PasswordEncoder encoder;
  private final SignInThrottle throttle;

  PasswordAgain(Accounts accounts, PasswordEncoder encoder, SignInThrottle throttle) {
    this.accounts = accounts;
    this.encoder = encoder;
    this.throttle = throttle;
  }

  /** What is wrong with it, if anything is; the text key is {@code password.} and it. */
  public Optional<String> wrong(SignedIn person, String password, HttpServletRequest request) {
    try {
      throttle.attempt(person.name(), request.getRemoteAddr());
    } catch (TooManyAttemptsException tooMany) {
      return Optional.of("wait");
    }
    if (!accounts.findById(person.id()).orElseThrow().opensWith(encoder, password)) {
      return Optional.of("current");
    }
    throttle.forgive(person.name(), request.getRemoteAddr());
    return Optional.empty();
  }
}
