package dev.touchstone.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/**
 * The questions that are put to providers, each with a state, a nonce and a proof key of its own.
 * The one that waits for its answer is in the session, and an answer uses it up. A question that is
 * to connect an identity carries the account inside, where no browser can change it.
 */
@Component
class AuthorizationRequests {

  private static final String CONNECTS = "touchstone.connects";

  private final DefaultOAuth2AuthorizationRequestResolver resolver;
  private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> repository =
      new HttpSessionOAuth2AuthorizationRequestRepository();

  AuthorizationRequests(Providers providers) {
    this.resolver = new DefaultOAuth2AuthorizationRequestResolver(providers, Providers.BEGIN);
    resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
  }

  OAuth2AuthorizationRequestResolver resolver() {
    return resolver;
  }

  AuthorizationRequestRepository<OAuth2AuthorizationRequest> repository() {
    return repository;
  }

  /** The address at the provider where that account's owner shows an identity. */
  String toConnect(
      Provider provider, long account, HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest plain = resolver.resolve(request, provider.id());
    var asked =
        OAuth2AuthorizationRequest.from(plain)
            .attributes(attributes -> attributes.put(CONNECTS, account))
            .build();
    repository.saveAuthorizationRequest(asked, request, response);
    return asked.getAuthorizationRequestUri();
  }

  /** The account to connect with, if this is an answer to such a question. */
  @Nullable Long connects(HttpServletRequest answer) {
    OAuth2AuthorizationRequest asked = repository.loadAuthorizationRequest(answer);
    return asked == null ? null : asked.getAttribute(CONNECTS);
  }
}
