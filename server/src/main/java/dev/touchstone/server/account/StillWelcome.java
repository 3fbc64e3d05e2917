package dev.touchstone.server.account;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Signed in, and the account may still be here: a session outlives a restart, so the question is
 * asked anew for every request.
 */
@Component
class StillWelcome implements AuthorizationManager<RequestAuthorizationContext> {

  private final Accounts accounts;
  private final SampleAccounts sampleAccounts;

  StillWelcome(Accounts accounts, SampleAccounts sampleAccounts) {
    this.accounts = accounts;
    this.sampleAccounts = sampleAccounts;
  }

  @Override
  public AuthorizationResult authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext request) {
    Authentication given = authentication.get();
    return new AuthorizationDecision(
        given != null
            && given.getPrincipal() instanceof SignedIn person
            && accounts.findById(person.id()).filter(sampleAccounts::welcomes).isPresent());
  }
}
