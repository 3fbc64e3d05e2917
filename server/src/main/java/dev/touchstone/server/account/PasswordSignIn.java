package dev.touchstone.server.account;

import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Name and password against the accounts. An unknown name costs the same time and gives the same
 * answer as a wrong password.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

  private final Accounts accounts;
  private final SampleAccounts sampleAccounts;
  private final SignInThrottle throttle;
  private final PasswordEncoder encoder;
  private final String nobodysPassword;

  PasswordSignIn(
      Accounts accounts,
      SampleAccounts sampleAccounts,
      SignInThrottle throttle,
      PasswordEncoder encoder) {
    this.accounts = accounts;
    this.sampleAccounts = sampleAccounts;
    this.throttle = throttle;
    this.encoder = encoder;
    this.nobodysPassword = encoder.encode("nobody");
  }

  @Override
  public Authentication authenticate(Authentication given) {
    String name = given.getName().strip();
    String address = address(given);
    throttle.attempt(name, address);
    Account account = matching(name, String.valueOf(given.getCredentials()));
    throttle.forgive(name, address);
    var authentication =
        UsernamePasswordAuthenticationToken.authenticated(account.signedIn(), null, List.of());
    authentication.setDetails(given.getDetails());
    return authentication;
  }

  private Account matching(String name, String password) {
    Optional<Account> account =
        accounts.findByName(name).filter(sampleAccounts::welcomes).filter(Account::hasPassword);
    if (account.isEmpty()) {
      encoder.matches(password, nobodysPassword);
    }
    return account
        .filter(found -> found.opensWith(encoder, password))
        .orElseThrow(() -> new BadCredentialsException("Name or password is wrong"));
  }

  private static String address(Authentication given) {
    return given.getDetails() instanceof WebAuthenticationDetails details
        ? details.getRemoteAddress()
        : "";
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
