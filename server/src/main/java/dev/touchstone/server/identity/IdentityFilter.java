package dev.touchstone.server.identity;

import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.identity.RefusedIdentityException.Why;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Takes a provider's answer. Whoever it proves somebody to be never becomes the session's: what is
 * kept is who that is here.
 */
final class IdentityFilter extends OAuth2LoginAuthenticationFilter {

  /** Set on a request that has connected an identity. */
  static final String CONNECTED = IdentityFilter.class.getName() + ".connected";

  private final Providers providers;
  private final Identities identities;
  private final AuthorizationRequests requests;

  IdentityFilter(
      Providers providers,
      OAuth2AuthorizedClientRepository tokens,
      Identities identities,
      AuthorizationRequests requests) {
    super(providers, tokens, Providers.RETURN + "/*");
    this.providers = providers;
    this.identities = identities;
    this.requests = requests;
    setAuthorizationRequestRepository(requests.repository());
  }

  @Override
  public Authentication attemptAuthentication(
      HttpServletRequest request, HttpServletResponse response) {
    @Nullable Long connecting = requests.connects(request);
    var elsewhere = (OAuth2AuthenticationToken) super.attemptAuthentication(request, response);
    Provider provider = providers.find(elsewhere.getAuthorizedClientRegistrationId()).orElseThrow();
    if (!(elsewhere.getPrincipal() instanceof OidcUser person)) {
      throw new RefusedIdentityException(Why.FAILED, "No ID token from " + provider.id());
    }
    Proven proven = Proven.of(provider, person);
    Account account =
        connecting == null
            ? identities.admit(proven)
            : identities.connect(stillHere(connecting, proven), proven);
    if (connecting != null) {
      request.setAttribute(CONNECTED, true);
    }
    var here =
        UsernamePasswordAuthenticationToken.authenticated(account.signedIn(), null, List.of());
    here.setDetails(elsewhere.getDetails());
    return here;
  }

  private static SignedIn stillHere(long account, Proven proven) {
    Authentication now = SecurityContextHolder.getContext().getAuthentication();
    if (now != null && now.getPrincipal() instanceof SignedIn person && person.id() == account) {
      return person;
    }
    throw new RefusedIdentityException(
        Why.FAILED, "Account %d wanted %s and left".formatted(account, proven.provider().id()));
  }
}
