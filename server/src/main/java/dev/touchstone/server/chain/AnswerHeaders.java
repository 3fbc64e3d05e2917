package dev.touchstone.server.chain;

import java.time.Duration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What each answer tells the browser; see {@code docs/security.md}. */
public enum AnswerHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {

  /** A page: forms lead to ourselves, and no site may put it into a frame. */
  PAGE(
      AnswerHeaders.PARTS + "form-action 'self'; frame-ancestors 'none'",
      CrossOriginResourcePolicy.SAME_ORIGIN),

  /** A page for reading only, also in a frame of another site. */
  EMBEDDED_PAGE(
      AnswerHeaders.PARTS + "form-action 'none'; frame-ancestors *",
      CrossOriginResourcePolicy.CROSS_ORIGIN),

  /** What programs read, and no browser shows. */
  DATA("default-src 'none'; frame-ancestors 'none'", CrossOriginResourcePolicy.SAME_ORIGIN);

  private static final long YEAR = Duration.ofDays(365).toSeconds();

  // The editor writes its own style sheet into the page.
  private static final String PARTS =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'none'; ";

  private final String contentPolicy;
  private final CrossOriginResourcePolicy readBy;

  AnswerHeaders(String contentPolicy, CrossOriginResourcePolicy readBy) {
    this.contentPolicy = contentPolicy;
    this.readBy = readBy;
  }

  @Override
  public void customize(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(contentPolicy))
        .frameOptions(
            this == EMBEDDED_PAGE ? FrameOptionsConfig::disable : FrameOptionsConfig::deny)
        // Sent by https only. A course's host speaks for itself and for no neighbour.
        .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false).maxAgeInSeconds(YEAR))
        .permissionsPolicyHeader(
            policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(resource -> resource.policy(readBy))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
  }
}
