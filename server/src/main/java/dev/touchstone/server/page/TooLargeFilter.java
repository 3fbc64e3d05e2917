package dev.touchstone.server.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a body that is far too large, or does not say how large it is, before anything looks into
 * it. Later would be too late: the check of the CSRF token reads the form, fails on its size, and
 * the student would be told about a missing token.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TooLargeFilter extends OncePerRequestFilter {

  /** A notebook of 5 MB and a little more, so that one of 5.1 MB hears it from its own page. */
  private static final DataSize LIMIT = DataSize.ofMegabytes(6);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean unknown = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    if (!unknown && request.getContentLengthLong() <= LIMIT.toBytes()) {
      chain.doFilter(request, response);
    } else if (request.getDispatcherType() == DispatcherType.ERROR) {
      chain.doFilter(new WithoutBody(request), response);
    } else {
      response.sendError(
          unknown
              ? HttpServletResponse.SC_LENGTH_REQUIRED
              : HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    }
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  /** For the error page, which must not stumble over the same body again. */
  private static final class WithoutBody extends HttpServletRequestWrapper {

    WithoutBody(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public @Nullable String getParameter(String name) {
      return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Map.of();
    }
  }
}
