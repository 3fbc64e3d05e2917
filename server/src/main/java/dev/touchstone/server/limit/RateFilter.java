package dev.touchstone.server.limit;

import dev.touchstone.server.account.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets nobody pay with what they do not have. It stands before the check of forms, which reads the
 * body: what is refused here has cost nothing yet.
 */
final class RateFilter extends OncePerRequestFilter {

  private static final Set<String> FREE = Set.of("GET", "HEAD", "OPTIONS");

  /** Each request costs one, and one more for every so many bytes that it brings. */
  private static final long BYTES = 256 * 1024;

  private final Purses persons;
  private final Purses addresses;

  RateFilter(Purses persons, Purses addresses) {
    this.persons = persons;
    this.addresses = addresses;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return FREE.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Duration wait = pay(request, 1 + Math.max(0, request.getContentLengthLong()) / BYTES);
    if (wait.isZero()) {
      chain.doFilter(request, response);
    } else {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.plusMillis(999).toSeconds()));
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
  }

  private Duration pay(HttpServletRequest request, long price) {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn person
        ? persons.pay(String.valueOf(person.id()), price)
        : addresses.pay(request.getRemoteAddr(), price);
  }
}
