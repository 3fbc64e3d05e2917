package dev.touchstone.server.identity;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a provider is believed, by the name of its registration. What is not said is not believed.
 */
@ConfigurationProperties("touchstone.identity")
record IdentityProperties(@DefaultValue Map<String, Trust> providers) {

  static final Trust NONE = new Trust(null, null, null, null, false, false);

  /**
   * How far a provider is trusted.
   *
   * @param nameEn what the button says, in English; otherwise the client's name
   * @param nameZh the same in Chinese
   * @param numberClaim the claim with the student number
   * @param accountClaim the claim with the account name
   * @param email whether an address that the provider has verified says who somebody is
   * @param createsAccounts whether somebody without an account gets one
   */
  record Trust(
      @Nullable String nameEn,
      @Nullable String nameZh,
      @Nullable String numberClaim,
      @Nullable String accountClaim,
      @DefaultValue("false") boolean email,
      @DefaultValue("false") boolean createsAccounts) {}

  Trust of(String id) {
    return providers.getOrDefault(id, NONE);
  }
}
