package dev.touchstone.server.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a body that is far too large before anything looks into it. Later would be too late: the
 * check of the CSRF token reads the form, fails on its size, and the student would be told about a
 * missing token.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TooLargeFilter extends OncePerRequestFilter {

  private static final DataSize LIMIT = DataSize.ofMegabytes(2);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > LIMIT.toBytes()) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else {
      chain.doFilter(request, response);
    }
  }
}
