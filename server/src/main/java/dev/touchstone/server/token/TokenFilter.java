package dev.touchstone.server.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer ts_…}: who sends a token that is good is its owner from here on. */
final class TokenFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final Tokens tokens;
  private final SecurityContextRepository contexts;

  TokenFilter(Tokens tokens, SecurityContextRepository contexts) {
    this.tokens = tokens;
    this.contexts = contexts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // Whoever was found signed in by any other way is nobody here.
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    token(request.getHeader(HttpHeaders.AUTHORIZATION))
        .flatMap(tokens::use)
        .ifPresent(
            bearer ->
                context.setAuthentication(
                    UsernamePasswordAuthenticationToken.authenticated(
                        bearer.person(),
                        null,
                        AuthorityUtils.createAuthorityList(
                            bearer.scopes().stream().map(Scope::authority).toList()))));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    chain.doFilter(request, response);
  }

  private static Optional<String> token(@Nullable String header) {
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }
}
