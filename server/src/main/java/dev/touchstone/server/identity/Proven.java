package dev.touchstone.server.identity;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** What a provider has said of somebody, as far as it is believed. */
record Proven(Provider provider, String subject, OidcUser said) {

  static Proven of(Provider provider, OidcUser said) {
    return new Proven(provider, said.getSubject(), said);
  }

  String issuer() {
    return provider.issuer();
  }

  Optional<String> number() {
    return claim(provider.trust().numberClaim());
  }

  Optional<String> accountName() {
    return claim(provider.trust().accountClaim()).map(name -> name.toLowerCase(Locale.ROOT));
  }

  /** Only one that the provider says it has verified. */
  Optional<String> email() {
    return provider.trust().email() && Boolean.TRUE.equals(said.getEmailVerified())
        ? claim("email")
        : Optional.empty();
  }

  String displayName(String otherwise) {
    return claim("name").filter(name -> name.length() <= 80).orElse(otherwise);
  }

  private Optional<String> claim(@Nullable String name) {
    return name == null
        ? Optional.empty()
        : Optional.ofNullable(said.getClaimAsString(name))
            .map(String::strip)
            .filter(value -> !value.isEmpty());
  }
}
