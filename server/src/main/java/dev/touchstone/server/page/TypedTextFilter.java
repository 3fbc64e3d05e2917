package dev.touchstone.server.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What people type, and what stands in an address, comes without U+0000: a text in PostgreSQL can't
 * hold it, and no keyboard has it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class TypedTextFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new WithoutNul(request), response);
  }

  private static final class WithoutNul extends HttpServletRequestWrapper {

    WithoutNul(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getParameter(String name) {
      String value = super.getParameter(name);
      return value == null ? null : withoutNul(value);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      String[] values = super.getParameterValues(name);
      return values == null ? null : withoutNul(values);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      Map<String, String[]> map = new LinkedHashMap<>();
      super.getParameterMap().forEach((name, values) -> map.put(name, withoutNul(values)));
      return map;
    }

    private static String[] withoutNul(String[] values) {
      return Arrays.stream(values).map(WithoutNul::withoutNul).toArray(String[]::new);
    }

    private static String withoutNul(String value) {
      return value.replace("\0", "");
    }
  }
}
