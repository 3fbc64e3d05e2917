package dev.touchstone.server.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * HttpOnly; Lax, so that a link in a mail still works; Secure whenever the request came by https,
 * and then under a name that a browser takes from this very host only: no neighbour in the domain
 * can plant a session.
 */
final class SessionCookie implements CookieSerializer {

  private final DefaultCookieSerializer plain = named("TOUCHSTONE");
  private final DefaultCookieSerializer secure = named("__Host-TOUCHSTONE");

  SessionCookie() {
    secure.setCookiePath("/");
  }

  private static DefaultCookieSerializer named(String name) {
    var cookie = new DefaultCookieSerializer();
    cookie.setCookieName(name);
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Lax");
    return cookie;
  }

  @Override
  public void writeCookieValue(CookieValue value) {
    of(value.getRequest()).writeCookieValue(value);
  }

  @Override
  public List<String> readCookieValues(HttpServletRequest request) {
    return of(request).readCookieValues(request);
  }

  private DefaultCookieSerializer of(HttpServletRequest request) {
    return request.isSecure() ? secure : plain;
  }
}
