package dev.touchstone.server.token;

import dev.touchstone.server.chain.AnswerHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Under {@code /api/} a token lets in and nothing else does: no session is looked for and none
 * begun, so a page of somebody else's can make no browser do anything there.
 */
@Configuration
class TokenSecurity {

  @Bean
  @Order(2)
  SecurityFilterChain tokenSecurityChain(HttpSecurity http, Tokens tokens) throws Exception {
    var contexts = new RequestAttributeSecurityContextRepository();
    return http.securityMatcher("/api/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, "/api/**")
                    .hasAuthority(Scope.READ.authority())
                    .requestMatchers(HttpMethod.HEAD, "/api/**")
                    .hasAuthority(Scope.READ.authority())
                    .anyRequest()
                    .hasAuthority(Scope.GRADE.authority()))
        .addFilterBefore(new TokenFilter(tokens, contexts), AnonymousAuthenticationFilter.class)
        .securityContext(context -> context.securityContextRepository(contexts))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .exceptionHandling(
            failures ->
                failures
                    .authenticationEntryPoint(
                        (request, response, failure) ->
                            refuse(
                                response,
                                HttpServletResponse.SC_UNAUTHORIZED,
                                request.getHeader(HttpHeaders.AUTHORIZATION) == null
                                    ? ""
                                    : ", error=\"invalid_token\""))
                    .accessDeniedHandler(
                        (request, response, denied) ->
                            refuse(
                                response,
                                HttpServletResponse.SC_FORBIDDEN,
                                ", error=\"insufficient_scope\"")))
        .headers(AnswerHeaders.DATA)
        .build();
  }

  private static void refuse(HttpServletResponse response, int status, String error)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"touchstone\"" + error);
    response.sendError(status);
  }
}
