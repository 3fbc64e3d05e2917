package dev.touchstone.server.chain;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;

/** An address that anybody may open, also who is not signed in. */
public final class OpenAddress {

  private OpenAddress() {}

  /**
   * Its chain, without a session and so without a form's token: nothing it does may rest on who
   * asks.
   *
   * @param pattern such as {@code /boards/**}
   */
  public static HttpSecurity at(String pattern, HttpSecurity http, AnswerHeaders headers)
      throws Exception {
    return http.securityMatcher(pattern)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(headers);
  }
}
