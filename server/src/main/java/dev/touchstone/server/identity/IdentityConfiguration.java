package dev.touchstone.server.identity;

import dev.touchstone.server.identity.RefusedIdentityException.Why;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;

/** Puts the two filters into the chain, if there is anybody to ask. */
@Configuration
@EnableConfigurationProperties({OAuth2ClientProperties.class, IdentityProperties.class})
class IdentityConfiguration {

  private static final Logger log = LoggerFactory.getLogger(IdentityConfiguration.class);

  @Bean
  Customizer<HttpSecurity> identitySignIn(
      Providers providers,
      Identities identities,
      AuthorizationRequests requests,
      FreshSignIn fresh,
      SecurityContextRepository contexts) {
    return http -> {
      if (!providers.all().isEmpty()) {
        http.with(
            new SignIn(begin(requests), answer(providers, identities, requests, fresh, contexts)),
            Customizer.withDefaults());
      }
    };
  }

  private static OAuth2AuthorizationRequestRedirectFilter begin(AuthorizationRequests requests) {
    var filter = new OAuth2AuthorizationRequestRedirectFilter(requests.resolver());
    filter.setAuthorizationRequestRepository(requests.repository());
    filter.setAuthenticationFailureHandler(sayWhy(Why.AWAY));
    return filter;
  }

  private static IdentityFilter answer(
      Providers providers,
      Identities identities,
      AuthorizationRequests requests,
      FreshSignIn fresh,
      SecurityContextRepository contexts) {
    var filter = new IdentityFilter(providers, new NoTokens(), identities, requests);
    filter.setAuthenticationManager(
        new ProviderManager(
            new OidcAuthorizationCodeAuthenticationProvider(
                new RestClientAuthorizationCodeTokenResponseClient(), new OidcUserService())));
    filter.setSecurityContextRepository(contexts);
    filter.setAuthenticationSuccessHandler(goOn(fresh));
    filter.setAuthenticationFailureHandler(sayWhy(Why.FAILED));
    return filter;
  }

  private static AuthenticationSuccessHandler goOn(FreshSignIn fresh) {
    var whereOneWantedToBe = new SavedRequestAwareAuthenticationSuccessHandler();
    return (request, response, authentication) -> {
      fresh.note(request);
      if (request.getAttribute(IdentityFilter.CONNECTED) != null) {
        response.sendRedirect(request.getContextPath() + "/account/identities?connected");
      } else {
        whereOneWantedToBe.onAuthenticationSuccess(request, response, authentication);
      }
    };
  }

  private static AuthenticationFailureHandler sayWhy(Why otherwise) {
    return (request, response, failure) -> {
      Why why = failure instanceof RefusedIdentityException refused ? refused.why() : otherwise;
      String path = request.getRequestURI();
      log(failure, path, why);
      response.sendRedirect(
          "%s/sign-in/identity?why=%s&by=%s"
              .formatted(request.getContextPath(), why, path.substring(path.lastIndexOf('/') + 1)));
    };
  }

  // Who runs the server has to see why a provider's answers are no good; the subject is no name.
  private static void log(AuthenticationException failure, String path, Why why) {
    if (why == Why.FAILED || why == Why.AWAY) {
      log.warn("{} at {}: {}", why, path, String.valueOf(failure.getMessage()));
    }
  }

  /** Adds them once the chain has decided what becomes of sessions at a sign-in. */
  private static final class SignIn extends AbstractHttpConfigurer<SignIn, HttpSecurity> {

    private final OAuth2AuthorizationRequestRedirectFilter begin;
    private final IdentityFilter answer;

    SignIn(OAuth2AuthorizationRequestRedirectFilter begin, IdentityFilter answer) {
      this.begin = begin;
      this.answer = answer;
    }

    @Override
    public void configure(HttpSecurity http) {
      answer.setSessionAuthenticationStrategy(
          http.getSharedObject(SessionAuthenticationStrategy.class));
      http.addFilter(begin);
      http.addFilter(answer);
    }
  }
}
