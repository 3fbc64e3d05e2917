package dev.touchstone.server.identity;

import dev.touchstone.reference.Text;
import dev.touchstone.server.account.SignInDoors;
import dev.touchstone.server.identity.IdentityProperties.Trust;
import dev.touchstone.server.identity.RefusedIdentityException.Why;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Registration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;

/**
 * The providers of the configuration. One is asked for its addresses when somebody first wants in
 * by it and not at the start: while a university's server is away, passwords go on working.
 */
@Component
class Providers implements ClientRegistrationRepository, SignInDoors {

  static final String BEGIN = "/oauth2/authorization";
  static final String RETURN = "/login/oauth2/code";

  private final OAuth2ClientProperties clients;
  private final Map<String, Provider> providers = new TreeMap<>();
  private final Map<String, ClientRegistration> discovered = new ConcurrentHashMap<>();

  Providers(OAuth2ClientProperties clients, IdentityProperties identities) {
    this.clients = clients;
    clients
        .getRegistration()
        .forEach((id, client) -> providers.put(id, provider(id, client, identities.of(id))));
    for (String id : identities.providers().keySet()) {
      if (!providers.containsKey(id)) {
        throw new IllegalStateException(
            "touchstone.identity.providers.%1$s: there is no spring.security.oauth2.client.registration.%1$s"
                .formatted(id));
      }
    }
  }

  private Provider provider(String id, Registration client, Trust trust) {
    String at = client.getProvider() == null ? id : client.getProvider();
    OAuth2ClientProperties.Provider provider = clients.getProvider().get(at);
    String issuer = provider == null ? null : provider.getIssuerUri();
    if (issuer == null) {
      throw new IllegalStateException(
          "spring.security.oauth2.client.provider.%s.issuer-uri is missing: who signs in with %s is known by it"
              .formatted(at, id));
    }
    if (client.getScope() != null && !client.getScope().contains(OidcScopes.OPENID)) {
      throw new IllegalStateException(
          "spring.security.oauth2.client.registration.%s.scope has no openid".formatted(id));
    }
    String name = client.getClientName() == null ? id : client.getClientName();
    return new Provider(
        id, issuer, new Text(or(trust.nameZh(), name), or(trust.nameEn(), name)), trust);
  }

  private static String or(@Nullable String wanted, String other) {
    return wanted == null ? other : wanted;
  }

  Collection<Provider> all() {
    return providers.values();
  }

  Optional<Provider> find(String id) {
    return Optional.ofNullable(providers.get(id));
  }

  @Override
  public List<Door> doors() {
    return all().stream()
        .map(provider -> new Door(BEGIN + "/" + provider.id(), provider.name()))
        .toList();
  }

  /**
   * Null for an id of nobody.
   *
   * @throws RefusedIdentityException while the provider does not answer
   */
  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return providers.containsKey(id) ? discovered.computeIfAbsent(id, this::discover) : null;
  }

  private ClientRegistration discover(String id) {
    var one = new OAuth2ClientProperties();
    one.getRegistration().put(id, clients.getRegistration().get(id));
    one.getProvider().putAll(clients.getProvider());
    ClientRegistration found = discovered(id, one);
    var registration =
        ClientRegistration.withClientRegistration(found)
            .redirectUri(found.getRedirectUri().replace("{action}", "login"));
    return (found.getScopes() == null || found.getScopes().isEmpty()
            ? registration.scope(OidcScopes.OPENID)
            : registration)
        .build();
  }

  // Whatever was wrong there, it is the other side, and nothing here is broken by it.
  private static ClientRegistration discovered(String id, OAuth2ClientProperties one) {
    try {
      return Objects.requireNonNull(
          new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(id));
    } catch (RuntimeException e) {
      throw new RefusedIdentityException(Why.AWAY, "%s: %s".formatted(id, e.getMessage()));
    }
  }
}
